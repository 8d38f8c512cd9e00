/** Dexie would tell other threads of every commit; nobody listens here. Must come before Dexie. */
Object.assign(globalThis, { BroadcastChannel: undefined })
