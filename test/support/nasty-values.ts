import { unknownId } from './a-bank';

const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });
const forged = (text: string): string => Buffer.from(text).toString('base64url');

/** What a hostile or unlucky client may send in place of a value, by the scalar that is expected. */
export const NASTY_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: [
    ...['', ' \t\n ', '\u200b\u200d\ufeff', '\u202etxt.exe', '\u0001\u001b[2J', 'a\0b', '\ud800'],
    ...[`e${'\u0301'.repeat(20_000)}`, '👩‍👩‍👧‍👦'.repeat(3_000), 'javascript:alert(1)', 'http://'],
    ...["'; drop table people; --", '\\', '$1 %s ${0} {{x}}', 42, ['text'], { toString: 'x' }, null],
  ],
  ID: [
    ...['', 'a\0b', 'x'.repeat(20_000), 42, 1.5, null, forged('Proposal:not-a-uuid'), forged("Person:' or 1=1 --")],
    ...['Proposal', 'Person', 'Initiative', 'Organization', '__proto__'].map(unknownId),
  ],
  Int: [0, -1, 1.5, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e300, '5', [], null],
  Float: [0, -1, 1e308, -1e308, 5e-324, 0.1 + 0.2, 10_000_000_000, '1', 'NaN', [], null],
  BigInt: [
    ...[-1, 1.5, 1e300, true, null, '-1', '', 'NaN', 'Infinity', '0x10', '1e5', ' 5 ', '٥'],
    ...['9223372036854775807', '9223372036854775808', '9'.repeat(40), '9'.repeat(100_000)],
  ],
  LocalDate: [
    ...['2026-02-30', '0000-01-01', '-0001-01-01', '9999-12-31', '10000-01-01', '2026-1-1', '2026-11-02T00:00:00Z'],
    ...['٢٠٢٦-١١-٠٢', 'infinity', '', 20261102, null],
  ],
  DateTimeISO: [
    ...['2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-11-02', '2026-11-02T25:00:00Z'],
    ...['275760-09-13T00:00:00Z', 'infinity', 'now', '', 0, 8.64e15, 1e300, null],
  ],
  Boolean: ['true', 1, [], null],
  MetricCode: ['', 'NOPE', 'nps', '__proto__', 'constructor', 'x'.repeat(20_000), 'a\0b', '\ud800', 42, {}, null],
  JSONObject: [null, 42, '', [], {}, nested(40), nested(500), { ['__proto__']: 1 }, { 'a\0b': 1 }, { a: '\ud800' }],
};

/** In place of the word of an enum. */
export const NASTY_WORDS: readonly unknown[] = ['', 'NOPE', 'nps', '__proto__', 'constructor', 42, {}, null];

/** In place of an input object. */
export const NASTY_OBJECTS: readonly unknown[] = [null, [], '', {}, { nope: 1 }, nested(500)];

/** In place of a list with this one item. */
export const nastyLists = (item: unknown): readonly unknown[] => [
  ...[null, [], {}, 'text', [[item]], [item, item]],
  Array.from({ length: 3_000 }, () => item),
  Array.from({ length: 100_000 }, () => null),
];
