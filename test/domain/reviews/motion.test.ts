import type { Initiative } from '../../../src/initiatives/domain/initiative';
import type { Proposal } from '../../../src/proposals/domain/proposal';
import { inOrderOfMoney, missingOf, refuseClosing } from '../../../src/reviews/domain/closing';
import {
  amountOf,
  refuseBeyondRight,
  refuseNoPart,
  refuseOutcome,
  REVIEW_OUTCOMES,
  type ReviewDecision,
  type ReviewOutcome,
} from '../../../src/reviews/domain/motion';
import { motionSaid, type MotionInput } from '../../../src/reviews/domain/motion-input';
import { offersOf } from '../../../src/reviews/domain/offers';
import { partsIn } from '../../../src/reviews/domain/part';
import type { InvalidInput } from '../../../src/shared/refusal';

const TODAY = '2026-11-02';
const FIGURES = { costOneOffMinor: 30n, costYearlyMinor: 20n, valueYearlyMinor: 7n, scope: 'The app' };

const proposal = {
  ...{ id: 'p', title: 'Callbacks', status: 'ASSESSED', proposerId: 'des', drafterId: 'des', sponsorId: 'leah' },
  ...{ costOneOffMinor: 60n, costYearlyMinor: 40n },
} as Proposal;
const initiative = (standing: Pick<Initiative, 'stage' | 'status'>) =>
  ({ ...standing, title: 'Chat', sponsorId: 'fin', leadId: 'sam', businessOwnerId: 'sue' }) as Initiative;

describe('A motion as it is put', () => {
  const problems = (input: MotionInput, isInitiative = false) =>
    (motionSaid(input, isInitiative, TODAY) as InvalidInput).problems.map(({ path, message }) => `${path}: ${message}`);

  it('says what its outcome asks for', () => {
    expect(motionSaid({ outcome: 'FUND' }, false, TODAY)).toMatchObject({
      expected: null,
      reason: null,
      conditions: [],
    });
    expect(problems({ outcome: 'FUND_IN_PART' })).toEqual([
      'input.costOneOffMinor: Expected for FUND_IN_PART, got none.',
      'input.costYearlyMinor: Expected for FUND_IN_PART, got none.',
      'input.valueYearlyMinor: Expected for FUND_IN_PART, got none.',
      'input.scope: Expected for FUND_IN_PART, got none.',
    ]);
    expect(problems({ outcome: 'FUND_WITH_CONDITIONS', conditions: [] })).toEqual([
      'input.conditions: Expected for FUND_WITH_CONDITIONS, got none.',
    ]);
    expect(problems({ outcome: 'RESCOPE', ...FIGURES }, true)).toEqual([
      'input.reason: Expected a reason for RESCOPE, got none.',
    ]);
  });

  it('is of a proposal or of an initiative', () => {
    expect(problems({ outcome: 'PAUSE', reason: 'Ice' })).toEqual([
      'input.outcome: PAUSE is decided on an initiative, and this is a proposal.',
    ]);
    expect(problems({ outcome: 'DECLINE', reason: 'No' }, true)).toEqual([
      'input.outcome: DECLINE is decided on a proposal, and this is an initiative.',
    ]);
  });

  it('names nobody for what is not funded', () => {
    expect(problems({ outcome: 'DECLINE', reason: 'No', leadId: 'sam' })).toEqual([
      'input.leadId: Nobody is named for DECLINE.',
    ]);
  });
});

describe('What a review can decide', () => {
  const can = (standing: Pick<Initiative, 'stage' | 'status'>) =>
    (['CONTINUE', 'RESCOPE', 'PAUSE', 'SUNSET'] as const).filter(
      (outcome) => refuseOutcome(outcome, { proposal, initiative: initiative(standing) }) === undefined,
    );

  it('depends on where an initiative is', () => {
    expect(can({ stage: 'DESIGN', status: 'WORKING' })).toEqual(['CONTINUE', 'RESCOPE', 'PAUSE', 'SUNSET']);
    expect(can({ stage: 'DESIGN', status: 'AWAITING_APPROVAL' })).toEqual(['CONTINUE', 'PAUSE', 'SUNSET']);
    expect(can({ stage: 'DESIGN', status: 'AWAITING_REVIEW' })).toEqual(['CONTINUE', 'RESCOPE', 'SUNSET']);
    expect(can({ stage: 'MEASURE', status: 'ON_HOLD' })).toEqual(['CONTINUE', 'SUNSET']);
    expect(can({ stage: 'SUNSET', status: 'WORKING' })).toEqual(['CONTINUE', 'RESCOPE', 'PAUSE']);
    expect(can({ stage: 'SUNSET', status: 'CLOSED' })).toEqual([]);
  });

  it('is on assessed proposals alone', () => {
    const later = { ...proposal, status: 'FUNDED' } as Proposal;
    expect(refuseOutcome('FUND', { proposal: later, initiative: null })).toMatchObject({
      message: 'Proposal "Callbacks" is FUNDED: a review decides on what is ASSESSED.',
    });
  });

  it('takes the one-off cost and the first year’s from the budget, or those of the part', () => {
    expect(amountOf('FUND', proposal, null)).toBe(100n);
    expect(amountOf('FUND_IN_PART', proposal, FIGURES)).toBe(50n);
    for (const outcome of ['DEFER', 'DECLINE', 'CONTINUE', 'PAUSE', 'SUNSET'] as const) {
      expect(amountOf(outcome, proposal, null)).toBeNull();
    }
    expect(refuseNoPart(proposal, 100n, 'EUR')).toMatchObject({
      message: 'input.costOneOffMinor: The part takes EUR 1.00, and all of it EUR 1.00: expected less.',
    });
  });

  it('ends with the decision rights of the body', () => {
    const body = { name: 'Board', decidesUpToMinor: 100n };
    const said = { body, above: { name: 'Executives' }, currencyCode: 'EUR' };
    expect(refuseBeyondRight('Chat', 100n, said)).toBeUndefined();
    expect(refuseBeyondRight('Chat', 101n, said)).toMatchObject({
      message: '"Chat" needs EUR 1.01, and "Board" decides on up to EUR 1.00: "Executives" decides beyond that.',
    });
    expect(refuseBeyondRight('Chat', 101n, { ...said, above: null })).toMatchObject({
      message: '"Chat" needs EUR 1.01, and "Board" decides on up to EUR 1.00: no body is above it.',
    });
    expect(refuseBeyondRight('Chat', 101n, { ...said, body: { ...body, decidesUpToMinor: null } })).toBeUndefined();
  });
});

describe('Those with a part in it', () => {
  it('are who proposed, drafted and sponsors a proposal, and who is named for it; of an initiative those who answer for it', () => {
    const named = { leadId: 'cho', businessOwnerId: null };
    expect(partsIn({ proposal, initiative: null }, named)).toEqual([
      { personId: 'des', as: 'proposer' },
      { personId: 'leah', as: 'sponsor' },
      { personId: 'cho', as: 'lead' },
    ]);
    const running = initiative({ stage: 'DESIGN', status: 'WORKING' });
    const nobody = { leadId: null, businessOwnerId: null };
    expect(partsIn({ proposal, initiative: running }, nobody).map(({ personId }) => personId)).toEqual([
      ...['des', 'fin', 'sam', 'sue'],
    ]);
  });
});

describe('Closing', () => {
  const decision = (number: number, outcome: ReviewOutcome, changes: Partial<ReviewDecision> = {}) =>
    ({
      number,
      outcome,
      title: `No. ${number}`,
      subjectVersion: 1,
      leadId: 'a',
      businessOwnerId: 'b',
      ...changes,
    }) as ReviewDecision;

  it('names all that a decision lacks', () => {
    const bare = decision(1, 'FUND', { leadId: null, businessOwnerId: null });
    expect(
      refuseClosing([...missingOf(bare, 2), ...missingOf(decision(2, 'DECLINE', { leadId: null }), 1)]),
    ).toMatchObject({
      ...{ code: 'GATE_UNMET' },
      message:
        '"No. 1": version 1 was decided on, and it is at version 2; "No. 1": nobody is named to lead it; "No. 1": nobody is named to own its solution.',
    });
  });

  it('writes what gives back before what takes', () => {
    const taken: Readonly<Record<number, bigint>> = { 1: 50n, 2: 0n, 3: 0n, 4: -20n, 5: 10n };
    const all = [
      decision(1, 'FUND'),
      decision(2, 'PAUSE'),
      decision(3, 'SUNSET'),
      decision(4, 'RESCOPE'),
      decision(5, 'FUND'),
    ];
    expect(inOrderOfMoney(all, ({ number }) => taken[number]!).map(({ number }) => number)).toEqual([3, 4, 2, 1, 5]);
  });

  it('offers what was freed to the next in rank, as far as it reaches', () => {
    const items = [{ neededMinor: 20n }, { neededMinor: 30n }, { neededMinor: 1n }];
    expect(offersOf(items, 50n, 100n)).toEqual(items.slice(0, 2));
    expect(offersOf(items, 100n, 49n)).toEqual(items.slice(0, 1));
    expect(offersOf(items, 0n, 100n)).toEqual([]);
    expect(offersOf(items, 100n, -1n)).toEqual([]);
  });

  it('knows what to do with every outcome', () => expect(new Set(REVIEW_OUTCOMES).size).toBe(9));
});
