import fc from 'fast-check';
import { VALUE_DRIVER_CODES } from '../../../src/proposals/domain/value-drivers';
import { closeScoringRound, reopenScoringRound, type RoundFacts } from '../../../src/rounds/domain/round-closing';
import { openScoringRound, type AskedProposal } from '../../../src/rounds/domain/round-opening';
import type { ScoringAssignment, ScoringRound } from '../../../src/rounds/domain/scoring-round';
import { type CoveringRound, settingOf } from '../../../src/scoring/domain/covering-round';
import { OUTSIDE_ROUNDS } from '../../../src/scoring/domain/estimate';
import { isRefusal } from '../../../src/shared/refusal';

const NOW = new Date('2026-11-02T09:00:00Z');
const origin = { id: 'round-1', organizationId: 'organization-1', openedById: 'pam', openedAt: NOW };
const theProposal = { id: 'proposal-1', title: 'Times', status: 'UNDER_ASSESSMENT', proposerId: 'ben' } as const;
const asItStands = (different: Partial<AskedProposal> = {}): AskedProposal => ({
  ...{
    ...theProposal,
    portfolioId: 'retail',
    rounds: [],
    modelDrivers: VALUE_DRIVER_CODES,
    scorerIds: ['sam', 'sue', 'sid', 'ben'],
  },
  ...different,
});
const aRound = (different: Partial<ScoringRound> = {}): ScoringRound => ({
  ...{ ...origin, name: 'Spring', dueOn: '2026-11-13', status: 'OPEN', closedById: null, closedAt: null },
  ...{ missingAcceptedBecause: null, timesClosed: 0, version: 1 },
  ...different,
});
const anAssignment = (scorerId: string, different: Partial<ScoringAssignment> = {}): ScoringAssignment => ({
  ...{ id: `of ${scorerId}`, organizationId: 'organization-1', roundId: 'round-1', proposalId: 'proposal-1', scorerId },
  ...{ drivers: ['BRAND_DAMAGE'], conflict: null, conflictDeclaredAt: null },
  ...different,
});
const by = { personId: 'pam', now: NOW };

describe('Opening a round', () => {
  const open = (asks: Parameters<typeof openScoringRound>[1]['asks'], proposals = [asItStands()]) =>
    openScoringRound(origin, { name: ' Spring ', dueOn: '2026-11-13', asks }, proposals, '2026-11-02');

  it('asks for all drivers where none is named, and joins what is asked of one scorer about one proposal', () => {
    const asks = [
      { proposalId: 'proposal-1', scorerIds: ['sam', 'sue'] },
      { proposalId: 'proposal-1', scorerIds: ['sam'], drivers: ['BRAND_DAMAGE'] as const },
    ];

    expect(open(asks)).toMatchObject({
      round: { name: 'Spring', status: 'OPEN', timesClosed: 0, version: 1 },
      asked: ['sam', 'sue'].map((scorerId) => ({ proposalId: 'proposal-1', scorerId, drivers: VALUE_DRIVER_CODES })),
    });
  });

  it('counts scorers by driver, and names each that has fewer than two beside the proposer', () => {
    const refused = open([
      { proposalId: 'proposal-1', scorerIds: ['sam', 'ben'], drivers: ['CUSTOMER_LOYALTY', 'BRAND_DAMAGE'] },
      { proposalId: 'proposal-1', scorerIds: ['sue'], drivers: ['BRAND_DAMAGE'] },
    ]);

    expect(refused).toMatchObject({
      missing: [{ code: 'CUSTOMER_LOYALTY', message: '1 of 2 scorers for "Customer loyalty" of "Times"' }],
    });
  });

  it('is refused for a day that has passed, without a name, without anybody, and for nobody twice', () => {
    const input = { name: ' ', dueOn: '2026-11-01', asks: [{ proposalId: 'proposal-1', scorerIds: ['sam', 'sam'] }] };
    const refused = openScoringRound(origin, input, [asItStands()], '2026-11-02');

    expect(refused).toMatchObject({
      problems: [
        { path: 'input.name' },
        { path: 'input.dueOn' },
        { path: 'input.asks[0].scorerIds[1]', message: 'This person is named twice.' },
      ],
    });
    expect(open([])).toMatchObject({ problems: [{ path: 'input.asks' }] });
  });

  it('is refused for what is not under assessment', () => {
    const asks = [{ proposalId: 'proposal-1', scorerIds: ['sam', 'sue'] }];

    expect(open(asks, [asItStands({ status: 'SUBMITTED' })])).toMatchObject({
      message: '"Times" is SUBMITTED: a round asks about what is UNDER_ASSESSMENT.',
    });
  });
});

describe('Closing a round', () => {
  const given = (...scorers: readonly string[]) =>
    scorers.map(
      (scorerId) => ({ id: `by ${scorerId}`, proposalId: 'proposal-1', driver: 'BRAND_DAMAGE', scorerId }) as const,
    );
  const facts = (scorers: readonly ScoringAssignment[], estimates: RoundFacts['estimates']): RoundFacts => ({
    ...{ proposals: [asItStands()], assignments: scorers, estimates, nameOf: (id) => id.toUpperCase() },
  });

  it('has count what two or more scorers gave, who are not excluded and not the proposer', () => {
    const assignments = [
      ...[anAssignment('sam'), anAssignment('sue'), anAssignment('ben')],
      anAssignment('sid', { conflict: 'My brother', conflictDeclaredAt: NOW }),
    ];
    const closing = closeScoringRound(aRound(), facts(assignments, given('sam', 'sue', 'sid', 'ben')), {}, by);

    expect(closing).toMatchObject({
      closed: { status: 'CLOSED', closedById: 'pam', closedAt: NOW, timesClosed: 1, version: 2 },
      asked: [{ proposalId: 'proposal-1', driver: 'BRAND_DAMAGE' }],
      countedIds: ['by sam', 'by sue'],
      tooFew: [],
    });
  });

  it('has nothing count of a driver that a single scorer estimated', () => {
    const scorers = [anAssignment('sam'), anAssignment('sue')];
    const closing = closeScoringRound(
      ...([aRound(), facts(scorers, given('sam')), { acceptMissingBecause: 'No time' }, by] as const),
    );

    expect(closing).toMatchObject({
      closed: { missingAcceptedBecause: 'No time' },
      countedIds: [],
      tooFew: [{ code: 'BRAND_DAMAGE', message: '1 of 2 scorers for "Brand damage" of "Times"' }],
    });
  });

  it('does not wait for what was withdrawn meanwhile', () => {
    const withdrawn = { ...facts([anAssignment('sam')], []), proposals: [asItStands({ status: 'WITHDRAWN' })] };

    expect(isRefusal(closeScoringRound(aRound(), withdrawn, {}, by))).toBe(false);
  });

  it('never has fewer than two estimates of a driver count, nor one of somebody who is excluded', () => {
    const scorer = fc.record({
      gave: fc.boolean(),
      conflict: fc.option(fc.constant('Shares')),
      isProposer: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(scorer, { maxLength: 6 }), (scorers) => {
        const assignments = scorers.map(({ conflict, isProposer }, i) =>
          anAssignment(isProposer && i === 0 ? 'ben' : `scorer ${i}`, { conflict }),
        );
        const who = assignments.filter((_, i) => scorers[i]!.gave);
        const all = facts(assignments, given(...who.map(({ scorerId }) => scorerId)));
        const closing = closeScoringRound(aRound(), all, { acceptMissingBecause: 'No time' }, by);
        const counted = isRefusal(closing) ? [] : closing.countedIds;
        const may = who.filter(({ conflict, scorerId }) => conflict === null && scorerId !== 'ben');
        expect(counted).toEqual(may.length < 2 ? [] : may.map(({ scorerId }) => `by ${scorerId}`));
      }),
    );
  });
});

describe('Reopening a round', () => {
  const closed = aRound({ status: 'CLOSED', closedById: 'pam', closedAt: NOW, timesClosed: 1 });
  const reopen = (round: ScoringRound, proposals: readonly AskedProposal[], later: readonly { name: string }[] = []) =>
    reopenScoringRound(round, { dueOn: '2026-11-20', reason: 'Misread' }, { proposals, later }, '2026-11-02');

  it('remembers that it was closed', () => {
    expect(reopen(closed, [asItStands()])).toEqual({
      reason: 'Misread',
      open: { ...aRound({ dueOn: '2026-11-20', timesClosed: 1, version: 2 }) },
    });
  });

  it('is refused while it is open, once a proposal was assessed, and after a later round', () => {
    expect(reopen(aRound(), [asItStands()])).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'OPEN' });
    expect(reopen(closed, [asItStands({ status: 'FUNDED' })], [{ name: 'Summer' }])).toMatchObject({
      message:
        '"Times" is FUNDED, by what this round found. Scoring round "Summer" came after it and asks for the same.',
    });
  });
});

describe('Where an estimate belongs', () => {
  const ask = { scorerId: 'sam', drivers: ['BRAND_DAMAGE'], excluded: false } as const;
  const round = (different: Partial<CoveringRound> = {}): CoveringRound => ({
    ...{ id: 'round-1', name: 'Spring', isOpen: true, timesClosed: 0, asks: [ask] },
    ...different,
  });
  const of = (scorerId: string, rounds: readonly CoveringRound[]) =>
    settingOf('BRAND_DAMAGE', { scorerId, proposerId: 'ben' }, rounds);

  it('is the open round that asks for it, blind', () => {
    const blind = { roundId: 'round-1', blind: true, inForce: false, afterReopening: false };

    expect(of('sam', [round()])).toEqual(blind);
    expect(of('ben', [round({ timesClosed: 1 })])).toEqual({ ...blind, afterReopening: true });
  });

  it('is outside of rounds where none asks for the driver', () => {
    expect(of('sam', [round({ asks: [{ ...ask, drivers: ['CUSTOMER_LOYALTY'] }] })])).toEqual(OUTSIDE_ROUNDS);
  });

  it('is nowhere for whom it does not ask, who is excluded, and once it has closed', () => {
    const refused = [of('sue', [round()]), of('sam', [round({ asks: [{ ...ask, excluded: true }] })])];

    expect([...refused, of('sam', [round({ isOpen: false })])]).toMatchObject([
      { message: 'Scoring round "Spring" asks others for "Brand damage" of this proposal.' },
      { message: expect.stringContaining('conflict of interest') as string },
      { message: 'Scoring round "Spring" has closed on "Brand damage": reopen it, or open another round.' },
    ]);
  });
});
