export function verdict(text: string): { readonly fails: boolean; readonly words: string }
