/** A file or a folder a person named that cannot be used, with what is wrong with it. */
export class WorkFileProblem extends Error {}
