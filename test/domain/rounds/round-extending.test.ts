import { extendScoringRound } from '../../../src/rounds/domain/round-extending';
import type { AskedProposal } from '../../../src/rounds/domain/round-opening';
import type { ScoringAssignment, ScoringRound } from '../../../src/rounds/domain/scoring-round';
import { DRIVER_CODES } from '../../../src/scoring/domain/drivers';

const TODAY = '2026-11-02';
const round: ScoringRound = {
  ...{ id: 'round-1', organizationId: 'organization-1', name: 'Spring', dueOn: '2026-11-13', status: 'OPEN' },
  ...{ openedById: 'pam', openedAt: new Date('2026-11-01T09:00:00Z'), closedById: null, closedAt: null },
  ...{ missingAcceptedBecause: null, timesClosed: 0, version: 2 },
};
const assignment = (scorerId: string, different: Partial<ScoringAssignment> = {}): ScoringAssignment => ({
  ...{ id: `ask-${scorerId}`, organizationId: 'organization-1', roundId: 'round-1', proposalId: 'letters', scorerId },
  ...{ drivers: ['CUSTOMER_LOYALTY'], conflict: null, conflictDeclaredAt: null, ...different },
});
const asked = (id: string, different: Partial<AskedProposal> = {}): AskedProposal => ({
  ...{ id, title: id, status: 'UNDER_ASSESSMENT', proposerId: 'petra', portfolioId: 'portfolio-1' },
  ...{ rounds: [], modelDrivers: DRIVER_CODES.slice(0, 10), scorerIds: ['sam', 'sue', 'sid', 'petra'], ...different },
});
/** The round itself, as estimates see it. */
const itself = {
  ...{ id: 'round-1', name: 'Spring', isOpen: true, timesClosed: 0 },
  asks: [{ scorerId: 'sam', drivers: ['CUSTOMER_LOYALTY'], excluded: false }],
} as const;
const letters = asked('letters', { rounds: [itself] });
const standing = [assignment('sam'), assignment('sue')];
const extend = (
  asks: Parameters<typeof extendScoringRound>[1]['asks'],
  {
    proposals = [letters],
    assignments = standing,
    of = round,
  }: {
    readonly proposals?: readonly AskedProposal[];
    readonly assignments?: readonly ScoringAssignment[];
    readonly of?: ScoringRound;
  } = {},
) => extendScoringRound(of, { asks }, { proposals, assignments }, TODAY);

describe('An open scoring round', () => {
  it('asks a further scorer for what it asks of others, and for further drivers where two are asked', () => {
    expect(extend([{ proposalId: 'letters', scorerIds: ['sid'], drivers: ['CUSTOMER_LOYALTY'] }])).toEqual({
      ...{ added: [{ proposalId: 'letters', scorerId: 'sid', drivers: ['CUSTOMER_LOYALTY'] }], changed: [] },
    });
    expect(extend([{ proposalId: 'letters', scorerIds: ['sam', 'sid'], drivers: ['BRAND_DAMAGE'] }])).toEqual({
      added: [{ proposalId: 'letters', scorerId: 'sid', drivers: ['BRAND_DAMAGE'] }],
      changed: [{ before: standing[0], drivers: ['CUSTOMER_LOYALTY', 'BRAND_DAMAGE'] }],
    });
  });

  it('asks about a further proposal, of at least two whose view counts', () => {
    const proposals = [asked('cards')];
    expect(
      extend([{ proposalId: 'cards', scorerIds: ['sam', 'sue'], drivers: ['BRAND_DAMAGE'] }], { proposals }),
    ).toMatchObject({ added: [{ scorerId: 'sam' }, { scorerId: 'sue' }], changed: [] });
    expect(
      extend([{ proposalId: 'cards', scorerIds: ['sam', 'petra'], drivers: ['BRAND_DAMAGE'] }], { proposals }),
    ).toMatchObject({ code: 'GATE_UNMET', missing: [{ code: 'BRAND_DAMAGE' }] });
  });

  it('counts nobody with a conflict of interest, and asks none of them again', () => {
    const assignments = [
      assignment('sam'),
      assignment('sue', { conflict: 'My sister', conflictDeclaredAt: new Date() }),
    ];
    expect(
      extend([{ proposalId: 'letters', scorerIds: ['sue'], drivers: ['BRAND_DAMAGE'] }], { assignments }),
    ).toMatchObject({ message: 'A scorer who is named declared a conflict of interest about "letters".' });
    expect(
      extend([{ proposalId: 'letters', scorerIds: ['sid'], drivers: ['CUSTOMER_LOYALTY'] }], { assignments }),
    ).toMatchObject({ added: [{ scorerId: 'sid' }] });
  });

  it('is not extended by what it asks already, by what another asks, past its date, or once it is closed', () => {
    const ask = [{ proposalId: 'letters', scorerIds: ['sam'], drivers: ['CUSTOMER_LOYALTY'] }] as const;
    expect(extend(ask)).toMatchObject({ message: 'Scoring round "Spring" asks for all of this already.' });
    const another = {
      ...itself,
      id: 'round-2',
      name: 'Autumn',
      asks: [{ ...itself.asks[0], drivers: ['BRAND_DAMAGE'] }],
    } as const;
    expect(
      extend([{ proposalId: 'letters', scorerIds: ['sam', 'sue'], drivers: ['BRAND_DAMAGE'] }], {
        proposals: [asked('letters', { rounds: [itself, another] })],
      }),
    ).toMatchObject({ message: 'Scoring round "Autumn" asks for drivers of "letters" already.' });
    const further = [{ proposalId: 'letters', scorerIds: ['sid'], drivers: ['CUSTOMER_LOYALTY'] }] as const;
    expect(extend(further, { of: { ...round, dueOn: '2026-11-01' } })).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(extend(further, { of: { ...round, status: 'CLOSED' } })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'CLOSED' },
    });
    expect(extend([{ proposalId: 'letters', scorerIds: ['bea'] }])).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
