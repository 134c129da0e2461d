import { countsOn, gatherEvidence, type EvidenceInput } from '../../../src/listening/domain/evidence';

const TODAY = '2024-05-31';
const found = (changes: Partial<EvidenceInput> = {}) =>
  gatherEvidence(
    { kind: 'INTERVIEW', collectedOn: '2024-05-30', participants: 4, finding: ' They gave up. ', ...changes },
    TODAY,
  );

describe('evidence', () => {
  it('is kept with its finding trimmed, and without link or expiry unless given', () => {
    expect(found()).toEqual({
      kind: 'INTERVIEW',
      collectedOn: '2024-05-30',
      participants: 4,
      finding: 'They gave up.',
      link: null,
      expiresOn: null,
    });
  });

  it('names everything that is wrong with it', () => {
    const wrong = { collectedOn: '2024-06-01', participants: 0, finding: '', link: 'ftp://x', expiresOn: 'soon' };
    expect(found(wrong)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.collectedOn' },
        { path: 'input.participants' },
        { path: 'input.finding' },
        { path: 'input.link' },
        { path: 'input.expiresOn' },
      ],
    });
  });

  it('expires after the day it was collected', () => {
    expect(found({ expiresOn: '2024-05-30' })).toMatchObject({
      problems: [{ path: 'input.expiresOn', message: '2024-05-30 is not after 2024-05-30, the day it was collected.' }],
    });
  });

  it.each([
    ['2024-05-30', true],
    ['2024-05-31', true],
    ['2024-06-01', false],
  ])('that expires on 2024-05-31 counts on %s: %s', (day, counts) => {
    expect(countsOn({ expiresOn: '2024-05-31' }, day)).toBe(counts);
  });

  it('that does not expire counts for ever', () => {
    expect(countsOn({ expiresOn: null }, '2999-12-31')).toBe(true);
  });
});
