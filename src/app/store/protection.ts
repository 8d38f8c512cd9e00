/** Browsers may clear the data of sites they think little of, unless asked not to. */

export const isStorageProtected = async (): Promise<boolean> => (await navigator.storage?.persisted?.().catch(() => false)) ?? false

/** Asks once more; on some browsers this shows a question, on others it is decided by use. */
export const protectStorage = async (): Promise<boolean> => (await navigator.storage?.persist?.().catch(() => false)) ?? false
