/** Where a concern says how it stands; takes the focus when that was changed here. */
export const STANDING = 'concern-standing'
