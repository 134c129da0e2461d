import fc from 'fast-check';
import { inline } from '../../../src/shared/markdown';

describe('Somebody’s words in Markdown', () => {
  it('read as they were written', () => {
    expect(inline('Fees & waiting, 2026')).toBe('Fees &amp; waiting, 2026');
    expect(inline('<script>alert("1")</script>')).toBe('&lt;script&gt;alert("1")&lt;/script&gt;');
    expect(inline('[here](javascript:x) ![](y)')).toBe('\\[here\\](javascript\\:x) \\!\\[\\](y)');
    expect(inline('a\n# Heading\n\n- item')).toBe('a \\# Heading - item');
    expect(inline('see http://evil.example or www.evil.example or me@evil.example')).toBe(
      'see http\\://evil.example or www\\.evil.example or me\\@evil.example',
    );
    expect(inline('Three said: now, at 9:30')).toBe('Three said: now, at 9\\:30');
    expect(inline('\u202etxt.exe')).toBe('txt.exe');
  });

  it('stay in their line, and never hold HTML, a link or a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const written = inline(text);
        expect(written).not.toMatch(/[<>\n\r\u2028\u2029]/);
        // Each mark is escaped: behind an even number of backslashes there is none. A colon before a space is no mark.
        expect(written.replace(/\\[\\`*_[\]|~#!@:$.]/g, '')).not.toMatch(/[\\`*_[\]|~#!@$]|:(?!\s|$)/);
      }),
    );
  });
});
