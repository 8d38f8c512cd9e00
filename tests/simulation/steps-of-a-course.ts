/** How many things happen in a course before all is healed. */
export const STEPS = 30
