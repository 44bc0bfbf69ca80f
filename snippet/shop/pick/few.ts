/** How many other places of a value are listed at first. */
export const FEW = 5;
