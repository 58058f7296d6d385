/** UTF-16 code units of one continuation: about 1,300 words, which still fits a 24-second segment's captions when condensed. */
export const CONTINUATION_LENGTH_MAX = 8000
