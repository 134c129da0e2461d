import fc from 'fast-check';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../../src/listening/domain/evidence';
import { CONFIDENCES } from '../../../src/scoring/domain/confidence';
import { estimate, OUTSIDE_ROUNDS, type EstimateInput } from '../../../src/scoring/domain/estimate';
import { ASKS_FOR_NONE, kept, setEvidencePolicy, type NamedEvidence } from '../../../src/scoring/domain/evidence-cap';
import { aProposal } from '../proposals/a-proposal';

const NOW = new Date('2025-03-01T09:00:00Z');
const NEEDS = { forHigh: ['MEASUREMENT', 'SURVEY'], forMedium: ['INTERVIEW'] } as const;
const named = (kind: EvidenceKind, different: Partial<NamedEvidence> = {}): NamedEvidence => ({
  ...{ id: `the ${kind}`, kind, speaksForIt: true, counts: true, ...different },
});

describe('A confidence', () => {
  it.each([
    ['HIGH', [named('SURVEY')], 'HIGH'],
    ['HIGH', [named('INTERVIEW')], 'MEDIUM'],
    ['HIGH', [named('WORKSHOP')], 'LOW'],
    ['HIGH', [], 'LOW'],
    ['MEDIUM', [named('INTERVIEW')], 'MEDIUM'],
    // What carries HIGH carries MEDIUM, too.
    ['MEDIUM', [named('MEASUREMENT')], 'MEDIUM'],
    ['MEDIUM', [], 'LOW'],
    ['LOW', [], 'LOW'],
    ['HIGH', [named('SURVEY', { counts: false })], 'LOW'],
  ] as const)('of %s with %j is kept as %s', (asked, evidence, confidence) => {
    expect(kept(asked, NEEDS, evidence)).toMatchObject({ confidence, askedConfidence: asked });
  });

  it('says why it was kept lower, and nothing where it was not', () => {
    expect(kept('HIGH', NEEDS, [named('INTERVIEW')]).cappedBecause).toBe(
      'HIGH asks for evidence of MEASUREMENT or SURVEY, and none that counts is named: kept as MEDIUM.',
    );
    expect(kept('HIGH', NEEDS, [named('SURVEY')]).cappedBecause).toBeNull();
    expect(kept('HIGH', ASKS_FOR_NONE, []).cappedBecause).toBeNull();
  });

  it('is never raised, and never lowered by one more piece of evidence', () => {
    const kinds = fc.subarray([...EVIDENCE_KINDS]);
    const place = (confidence: (typeof CONFIDENCES)[number]) => CONFIDENCES.indexOf(confidence);
    fc.assert(
      fc.property(
        kinds,
        kinds,
        kinds,
        fc.constantFrom(...CONFIDENCES),
        fc.constantFrom(...EVIDENCE_KINDS),
        (...given) => {
          const [forHigh, forMedium, has, asked, further] = given;
          const before = kept(
            asked,
            { forHigh, forMedium },
            has.map((kind) => named(kind)),
          );
          const after = kept(
            asked,
            { forHigh, forMedium },
            [...has, further].map((kind) => named(kind)),
          );
          expect(place(before.confidence)).toBeGreaterThanOrEqual(place(asked));
          expect(place(after.confidence)).toBeLessThanOrEqual(place(before.confidence));
        },
      ),
    );
  });
});

describe('An evidence policy', () => {
  it('asks for evidence of HIGH where it does of MEDIUM, and names each kind once', () => {
    expect(setEvidencePolicy({ forHigh: ['SURVEY'], forMedium: [] })).toEqual({ forHigh: ['SURVEY'], forMedium: [] });
    expect(setEvidencePolicy({ forHigh: [], forMedium: ['SURVEY', 'SURVEY'] })).toMatchObject({
      problems: [{ path: 'input.forMedium[1]' }, { path: 'input.forHigh' }],
    });
  });
});

describe('An estimate with evidence', () => {
  const proposal = aProposal({ status: 'UNDER_ASSESSMENT' });
  const origin = { id: 'estimate-1', driver: 'CUSTOMER_LOYALTY', scorerId: 'sara', createdAt: NOW } as const;
  const given = (input: EstimateInput, evidence: readonly NamedEvidence[] = []) =>
    estimate(proposal, { ...origin, ...OUTSIDE_ROUNDS }, input, 'input', {
      evidence: { needs: NEEDS, named: evidence },
    });

  it('has the range of the confidence that was kept', () => {
    // LOW is 3 points either way.
    expect(given({ likely: 5, confidence: 'HIGH' })).toMatchObject({
      ...{ lowHundredths: 200, highHundredths: 800, confidence: 'LOW', askedConfidence: 'HIGH', evidenceIds: [] },
    });
    expect(given({ likely: 5, confidence: 'HIGH', evidenceIds: ['the SURVEY'] }, [named('SURVEY')])).toMatchObject({
      ...{ lowHundredths: 400, highHundredths: 600, confidence: 'HIGH', evidenceIds: ['the SURVEY'] },
    });
  });

  it('keeps low and high as they are given, and what is not applicable without a confidence', () => {
    expect(given({ low: 4, likely: 5, high: 6 })).toMatchObject({ lowHundredths: 400, askedConfidence: null });
    expect(given({ notApplicable: true })).toMatchObject({ confidence: null, askedConfidence: null });
  });

  it('is refused with evidence that speaks for something else, is named twice, or is too much', () => {
    const other = named('SURVEY', { speaksForIt: false });
    expect(given({ likely: 5, confidence: 'LOW', evidenceIds: [other.id, other.id] }, [other])).toMatchObject({
      problems: [
        { path: 'input.evidenceIds[1]', message: 'This evidence is named twice.' },
        { path: 'input.evidenceIds[0]', message: 'This evidence speaks for no need of the proposal.' },
        { path: 'input.evidenceIds[1]' },
      ],
    });
    const many = Array.from({ length: 21 }, (_, i) => named('SURVEY', { id: `e${i}` }));
    expect(given({ likely: 5, confidence: 'LOW', evidenceIds: many.map(({ id }) => id) }, many)).toMatchObject({
      message: 'input.evidenceIds: 21 pieces: expected at most 20.',
    });
  });
});
