/** What a source says: whether the visitor agrees, and to what version of its rules where it has one. Not called while undecided. */
export type Say = (granted: boolean, version?: string) => void;
