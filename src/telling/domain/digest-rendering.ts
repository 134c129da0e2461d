import { inline } from '../../shared/markdown';
import { escapeHtml } from '../../shared/html';
import { titleOf, type DigestContent } from './digest';
import { sectionsOf, type Section } from './digest-sections';

/** A digest as Markdown: what people wrote stands in it as text. */
export function markdownOf(content: DigestContent): string {
  const parts = sectionsOf(content).flatMap((section) => [`## ${inline(section.heading)}`, ...markdownPart(section)]);
  return `${paragraphs([`# ${inline(titleOf(content))}`, ...parts])}\n`;
}

function markdownPart({ text, head, rows, more }: Section): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.map(inline).join(' | ')} |`;
  const table = head && [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)];
  const list = rows.map((cells) => `- ${cells.map(inline).join(', ')}`);
  return [inline(text), rows.length === 0 ? '' : (table ?? list).join('\n'), moreOf(more)];
}

/** The part of a mail for whoever reads no HTML: no markup at all. */
export function textOf(content: DigestContent): string {
  const parts = sectionsOf(content).flatMap(({ heading, text, head, rows, more }) => [
    heading.toUpperCase(),
    text,
    rows.length > 0 && head !== undefined ? `${head.join(' | ')}:` : '',
    rows.map((cells) => `- ${cells.map(onOneLine).join(' | ')}`).join('\n'),
    moreOf(more),
  ]);
  return paragraphs(parts);
}

const paragraphs = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

/** Without line breaks, and without what would turn the direction of all that follows. */
const onOneLine = (text: string): string => text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

const moreOf = (more: number): string => (more === 0 ? '' : `… and ${more} more.`);

const CELL = 'border-bottom:1px solid #eef1f4;padding:6px 10px 6px 0;vertical-align:top';
/** Characters: a date or a number is not broken at its hyphen. */
const SHORT = 12;

/** Mail programs read no style sheets: each element brings its own. */
const STYLES = {
  page: 'max-width:680px;font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.45;color:#1c2733',
  title: 'font-size:21px;line-height:1.25;margin:0 0 8px',
  heading: 'font-size:16px;margin:26px 0 6px;padding-top:10px;border-top:1px solid #d5dbe1',
  text: 'margin:0 0 8px;color:#52606d',
  list: 'margin:0;padding-left:20px',
  item: 'margin:0 0 4px',
  table: 'border-collapse:collapse;width:100%',
  head: 'text-align:left;font-size:13px;color:#52606d;border-bottom:1px solid #d5dbe1;padding:4px 10px 4px 0;vertical-align:bottom',
  cell: CELL,
  short: `${CELL};white-space:nowrap`,
} as const;

/** A digest as HTML for a mail: a fragment without scripts, images or links, and nothing that people wrote is markup. */
export function htmlOf(content: DigestContent): string {
  const parts = sectionsOf(content).flatMap((section) => [
    element('h2', 'heading', section.heading),
    ...htmlPart(section),
  ]);
  return [`<div style="${STYLES.page}">`, element('h1', 'title', titleOf(content)), ...parts, '</div>'].join('\n');
}

function htmlPart({ text, head, rows, more }: Section): string[] {
  const cells = (tag: string, styleOf: (text: string) => keyof typeof STYLES, texts: readonly string[]): string =>
    `<tr>${texts.map((each) => element(tag, styleOf(each), each)).join('')}</tr>`;
  const said = [text, moreOf(more)].map((each) => (each === '' ? [] : [element('p', 'text', each)]));
  const listed =
    head === undefined
      ? [`<ul style="${STYLES.list}">`, ...rows.map((row) => element('li', 'item', row.join(', '))), '</ul>']
      : [
          `<table style="${STYLES.table}">`,
          cells('th', () => 'head', head),
          ...rows.map((row) => cells('td', (each) => (each.length <= SHORT ? 'short' : 'cell'), row)),
          '</table>',
        ];
  return [...said[0]!, ...(rows.length === 0 ? [] : listed), ...said[1]!];
}

const element = (tag: string, style: keyof typeof STYLES, text: string): string =>
  `<${tag} style="${STYLES[style]}">${escapeHtml(onOneLine(text))}</${tag}>`;
