/** Where a code leads: behind the #, so that no server and no log between ever sees it. */
export const joinLink = (code: string): string => `${location.origin}/join#${code}`
