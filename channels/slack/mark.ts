/** Of the metadata that is sent with each message and handed back with it, so that `find` knows it again. */
export const MARK = 'patchbay_message'
