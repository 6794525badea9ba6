export const USAGE = `npm run config -- pull | push | diff <workspace.yaml>, or - for standard output and input (then: npm run -s config)

  pull   writes what is published to the file        --version N   an earlier version
  push   publishes the file                          --draft       saves it as the draft instead
                                                     --note TEXT   what it is about
                                                     --force       also over versions the file does not know
  diff   says what a push would change: ends with 0 for nothing, 1 for something

PATCHBAY_URL (http://localhost:8787) and PATCHBAY_API_KEY (the local data folder's) say where.
Ends with 1 where the server has moved on, and with 2 where something is wrong.`
