import { pino } from 'pino';
import { loadDemo } from '../../src/demo/load-demo';
import { act } from '../support/act';
import { aMotion, inSession, onMotion, onReview } from '../support/a-review';
import { Steward } from '../support/steward';

const at = (name: string): string => `${name}@harbourvale.example`;
const [AMARA, GRACE, HANNAH, MARCUS, PRIYA, SOFIA] = [
  ...['amara.okafor', 'grace.liu', 'hannah.brooks', 'marcus.bell', 'priya.raman', 'sofia.marchetti'].map(at),
] as [string, string, string, string, string, string];

const AGENDA = `agenda(first: 20) { nodes { title rank recommended robustness needed { amountMinor }
  valueOverHorizon { amountMinor } weightedValueOverHorizon { amountMinor } initiative { id } } }`;

let steward: Steward;
beforeAll(async () => {
  steward = await Steward.start();
  await loadDemo({ dataSource: steward.dataSource, log: pino({ level: 'silent' }) }, steward.clock.now());
}, 180_000);
afterAll(() => steward.stop());

/** The portfolio of the demo whose four initiatives all run, and nothing else competes. */
async function customersInDifficulty(): Promise<Record<string, any>> {
  const query = `{ portfolios { nodes { id name version shortfall { amountMinor } committed { amountMinor }
    budgetPeriods { firstDay lastDay } } } }`;
  const { portfolios } = await steward.data(AMARA, query);
  return portfolios.nodes.find(({ name }: { name: string }) => name === 'Customers in Difficulty');
}

describe('The quarterly review of the demo', () => {
  const items: Record<string, any>[] = [];
  const itemOf = (title: RegExp) => items.find((each) => title.test(each['title'] as string))!;
  let portfolio: Record<string, any>;
  let members: { person: { id: string; email: string } }[];
  let review: { id: string; meetingId: string };

  it('begins with a pre-read in which all that runs is worth its money', async () => {
    portfolio = await customersInDifficulty();
    const { governanceBodies } = await steward.data(
      AMARA,
      '{ governanceBodies { nodes { id members { person { id email } } } } }',
    );
    const [board] = governanceBodies.nodes;
    members = board.members;
    const day = steward.clock.now().toISOString().slice(0, 10);
    const { meeting } = await act(
      steward,
      AMARA,
      'scheduleMeeting',
      {
        ...{ governanceBodyId: board.id, day, time: '23:00', timeZone: 'UTC', durationMinutes: 60 },
        ...{ title: 'Fourth quarter', place: 'Room 4' },
      },
      'meeting { id }',
    );
    const input = { portfolioId: portfolio['id'], meetingId: meeting.id };
    const planned = await act(steward, AMARA, 'planReview', input, 'review { id }');
    review = { id: planned['review'].id, meetingId: meeting.id };
    const issued = await onReview(
      steward,
      'issuePreRead',
      review.id,
      { seed: 7 },
      { email: MARCUS, selection: `review { ${AGENDA} }` },
    );
    expect(issued['review'].agenda.nodes).toMatchObject(
      [1, 2, 3, 4].map((rank) => ({ rank, recommended: true, robustness: 'SAFE' })),
    );
  });

  it('goes on when the budget is cut below what is committed: one has to go, and the least is lost by the last', async () => {
    // USD 2,025,000.00 are committed of 2,500,000.00.
    const [period] = portfolio['budgetPeriods'];
    const cut = {
      ...{ portfolioId: portfolio['id'], expectedVersion: portfolio['version'], budgetMinor: '200000000' },
      ...{ periods: [{ ...period, amountMinor: '200000000' }], reason: 'The year turned out leaner' },
    };
    expect(await act(steward, GRACE, 'setBudget', cut)).toMatchObject({
      ...{ code: 'OVER_BUDGET' },
      message:
        'What is committed already needs USD 2,025,000.00: portfolio "Customers in Difficulty" would have USD 2,000,000.00 for it, USD 25,000.00 short. Accept the shortfall to cut the budget all the same.',
    });
    await act(steward, GRACE, 'setBudget', { ...cut, acceptShortfall: true });
    expect((await customersInDifficulty())['shortfall']).toEqual({ amountMinor: '2500000' });

    const reason = { reason: 'The budget was cut' };
    const selection = `review { preReads { number changes } ${AGENDA} }`;
    const amended = await onReview(steward, 'amendPreRead', review.id, reason, { email: AMARA, selection });
    expect(amended['review'].preReads[1]).toMatchObject({
      number: 1,
      changes: ['USD -25,000.00 can be committed, and USD 475,000.00 before.', 'The periods of the budget differ.'],
    });
    items.push(...amended['review'].agenda.nodes);
    // They need 1,436,750.00. Of their grants 395,000 + 513,000 + 322,500 + 176,250 are not released yet; 25,000 of that is gone.
    expect(items.map(({ needed, recommended }) => [needed.amountMinor, recommended])).toEqual([
      ['41500000', true],
      ['51300000', true],
      ['33250000', true],
      ['17625000', false],
    ]);
  });

  it('stops one of those that are recommended and keeps the one that is not: a departure, with its price and a dissent', async () => {
    await inSession(
      steward,
      review,
      members.map(({ person: { id: memberId } }) => ({ memberId, attendance: 'PRESENT' })),
      AMARA,
    );
    const [stopped, kept] = [itemOf(/^Say why/), itemOf(/^Calls at a time/)];
    const decide = async (motion: Record<string, unknown>, votes: Record<string, readonly [string, string?]>) => {
      const id = await aMotion(steward, review.id, motion, AMARA);
      for (const [email, [choice, reason = null]] of Object.entries(votes)) {
        const cast = await onMotion(steward, 'castReviewVote', id, { choice, reason }, { email });
        expect(cast).not.toHaveProperty('code');
      }
      const selection = 'reviewDecision { status weightedPrice { amountMinor } count { for against customerHadSay } }';
      return (await onMotion(steward, 'decideMotion', id, {}, { email: AMARA, selection }))['reviewDecision'];
    };
    const all = { [AMARA]: ['FOR'], [GRACE]: ['FOR'], [PRIYA]: ['FOR'] } as const;
    const dissent = ['AGAINST', 'Whoever pays for a house wants to know why it costs more'] as const;
    const sunset = { subjectId: stopped['initiative'].id, outcome: 'SUNSET', reason: 'The law will ask for it anyway' };
    expect(await decide(sunset, { ...all, [HANNAH]: dissent })).toMatchObject({
      ...{ status: 'CARRIED', count: { for: 3, against: 1, customerHadSay: true } },
      weightedPrice: { amountMinor: stopped['weightedValueOverHorizon'].amountMinor },
    });
    const goesOn = { subjectId: kept['initiative'].id, outcome: 'CONTINUE', reason: 'It is what callers ask for' };
    expect(await decide(goesOn, { ...all, [SOFIA]: ['FOR'] })).toMatchObject({ status: 'CARRIED' });
  });

  it('closes at once: the initiative is stopped, its money is free, and the shortfall is gone', async () => {
    const selection = `review { status freed { amountMinor } minutes decisions { nodes { outcome move { event } } }
      departure { added dropped broken price { amountMinor } weightedPrice { amountMinor } } }`;
    const closed = await onReview(steward, 'closeReview', review.id, {}, { email: AMARA, selection });
    expect(closed['review']).toMatchObject({
      ...{ status: 'CLOSED', freed: { amountMinor: '32250000' } },
      decisions: {
        nodes: [
          { outcome: 'SUNSET', move: { event: 'STOP' } },
          // It was on hold.
          { outcome: 'CONTINUE', move: { event: 'RESUME' } },
        ],
      },
    });
    const [stopped, kept] = [itemOf(/^Say why/), itemOf(/^Calls at a time/)];
    const lost = (field: string) => String(BigInt(stopped[field].amountMinor) - BigInt(kept[field].amountMinor));
    expect(closed['review'].departure).toEqual({
      ...{ added: [kept['title']], dropped: [stopped['title']], broken: [] },
      price: { amountMinor: lost('valueOverHorizon') },
      weightedPrice: { amountMinor: lost('weightedValueOverHorizon') },
    });
    const { minutes } = closed['review'];
    expect(minutes).toContain('- Dissent of Hannah Brooks: Whoever pays for a house wants to know why it costs more');
    expect(minutes).toContain('Departing from it costs USD 474,615.37 of weighted value over the horizon');
    // 2,025,000.00 less what was granted for later stages: 430,000 less the tranches of discover, 43,000, and design, 64,500.
    expect(await customersInDifficulty()).toMatchObject({
      committed: { amountMinor: '170250000' },
      shortfall: { amountMinor: '0' },
    });
  });

  it('comes out the same when it is computed again', async () => {
    const { agrees, differences } = await act(
      steward,
      MARCUS,
      'replayReview',
      { reviewId: review.id },
      'agrees differences',
    );
    expect([agrees, differences]).toEqual([true, []]);
  });
});
