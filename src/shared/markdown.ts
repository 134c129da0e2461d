/** What Markdown (CommonMark and GitHub's) reads as more than a character. A colon before a space begins neither link nor emoji. */
const MARKUP = /[\\`*_[\]|~#!@$]|:(?!\s|$)/g;
/** Line breaks and other control characters, and those that turn the direction of a text. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Somebody's words within a line of Markdown, that read as they were written: no markup, no HTML, no link, no further line.
 * @example inline('<b>*Now*</b>') // &lt;b&gt;\*Now\*&lt;/b&gt;
 */
export const inline = (text: string): string =>
  text
    .replace(UNSEEN, ' ')
    .trim()
    .replace(MARKUP, (character) => `\\${character}`)
    .replace(/[&<>]/g, (character) => ENTITIES[character]!)
    // A web address without a scheme is a link by itself.
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}\\.`);
