import type { Acting, AuditEntry, Transaction } from '../audit';
import { isRefusal, type Refusal } from '../shared/refusal';
import { commit, type Funded } from './domain/commitment';
import {
  balance,
  grantOf as grantBy,
  type Booking,
  type Grant,
  type LedgerEntry,
  type LedgerEntryKind,
} from './domain/ledger';
import type { Portfolio } from './domain/portfolio';
import { shortfalls, type PortfolioBalance } from './domain/pot';
import { LedgerEntryTable } from './ledger.table';
import { lightCommittedMinor, potMinor } from './pot-sql';

/** The sums of a portfolio's ledger, and its pot. Lock the portfolio first, or somebody else may book while you decide. */
export async function balanceOf(tx: Transaction, portfolioId: string): Promise<PortfolioBalance> {
  // One statement, so that what is given back meanwhile, which waits for no lock, counts in all sums or in none.
  const [found] = await tx.query<Sums>(
    `select ${potMinor('f')}::text as pot, ${lightCommittedMinor('f')}::text as light,
        (select coalesce(json_agg(s), '[]') from (select l.kind, sum(l.amount_minor)::text as minor from ledger_entries l
          where l.organization_id = f.organization_id and l.portfolio_id = f.id group by l.kind) s) as sums
      from portfolios f where f.organization_id = $1 and f.id = $2`,
    [tx.viewer.organizationId, portfolioId],
  );
  const { pot, light, sums } = found!;
  return {
    ...balance(sums.map(({ kind, minor }) => ({ kind, amountMinor: BigInt(minor) }))),
    ...{ potMinor: pot === null ? null : BigInt(pot), lightCommittedMinor: BigInt(light) },
  };
}

/** Amounts as texts, since a JSON number loses digits. */
interface Sums {
  readonly pot: string | null;
  readonly light: string;
  readonly sums: readonly { readonly kind: LedgerEntryKind; readonly minor: string }[];
}

/**
 * What a proposal was granted and how much of it was released. Lock what spends it first, or somebody else may release
 * while you decide.
 */
export async function grantOf(tx: Transaction<Acting>, proposalId: string): Promise<Grant> {
  // Of what was spent there may be thousands, and none of them is asked for.
  const entries = await tx.query<{ kind: LedgerEntryKind; minor: string; stage: string | null; booked_at: Date }>(
    `select kind, amount_minor::text as minor, stage, booked_at from ledger_entries
      where organization_id = $1 and proposal_id = $2 and kind in ('COMMITMENT', 'RELEASE') order by booked_at, id`,
    [tx.viewer.organizationId, proposalId],
  );
  return grantBy(
    entries.map(({ kind, minor, stage, booked_at: bookedAt }) => ({
      ...{ kind, amountMinor: BigInt(minor), stage, bookedAt },
    })),
  );
}

/**
 * Commits money of a portfolio, which this transaction has locked, to a proposal that is funded; or frees some of it.
 * @param amountMinor minor units of the portfolio's currency; below 0 it is given back
 * @returns what the portfolio's audit says of it, or the refusal when less remains
 */
export async function bookCommitment(
  tx: Transaction,
  portfolio: Portfolio,
  proposal: Funded,
  { amountMinor, reason }: Pick<LedgerEntry, 'amountMinor' | 'reason'>,
): Promise<AuditEntry | Refusal> {
  const before = await balanceOf(tx, portfolio.id);
  const entry = commit(portfolio, before, proposal, { amountMinor, reason }, bookingOf(tx));
  if (isRefusal(entry)) return entry;
  const lightMinor = proposal.isLight ? amountMinor : 0n;
  const now = { potMinor: before.potMinor, lightCommittedMinor: before.lightCommittedMinor + lightMinor };
  return book(tx, entry, before, now, 'commitmentBooked');
}

/** Granted money that moves with the work that it is for. */
export interface GrantMoved extends Pick<LedgerEntry, 'portfolioId' | 'amountMinor' | 'stage' | 'reason'> {
  readonly proposalId: string;
}

/** Releases a part of a grant to be spent in a stage; what remains of the portfolio stays as it is. */
export const bookRelease = (
  tx: Transaction<Acting>,
  release: GrantMoved & { readonly stage: string },
): Promise<AuditEntry> => bookUnlocked(tx, { kind: 'RELEASE', ...release }, 'trancheReleased');

/** Gives back to the portfolio what a grant will not need. @param freed its amount is what is given back: > 0 */
export const bookGivenBack = (tx: Transaction<Acting>, { amountMinor, ...freed }: Omit<GrantMoved, 'stage'>) =>
  bookUnlocked(tx, { kind: 'COMMITMENT', ...freed, amountMinor: -amountMinor, stage: null }, 'commitmentGivenBack');

/**
 * Books without a lock on the portfolio, which whoever holds a lock on funded work could not ask for any more. It needs
 * none: these entries can only lower what is bound, so that somebody who decides on the budget at the same time sees
 * less left than there is, never more. For the same reason the audit tells the amount alone, no balance before and after.
 */
async function bookUnlocked(
  tx: Transaction<Acting>,
  entry: GrantMoved & Pick<LedgerEntry, 'kind'>,
  action: 'trancheReleased' | 'commitmentGivenBack',
): Promise<AuditEntry> {
  await tx.insert(LedgerEntryTable, [{ ...bookingOf(tx), ...entry, spentOn: null }]);
  const { portfolioId, amountMinor, proposalId, stage, reason } = entry;
  return {
    subjectKind: 'PORTFOLIO',
    subjectId: portfolioId,
    action,
    after: { amountMinor, proposalId, ...(stage === null ? {} : { stage }) },
    reason,
  };
}

/** Who books, and when: the person (nobody where time brought it about) and the moment of this transaction. */
export const bookingOf = (tx: Transaction<Acting>): Booking => ({
  id: tx.newId(),
  bookedById: tx.viewer.personId,
  bookedAt: tx.now,
});

/**
 * Writes an entry, and says what became of the balance.
 * @param now the pot, and what light initiatives hold, by this entry
 * @param more what the audit tells beside it
 */
export async function book(
  tx: Transaction,
  entry: LedgerEntry,
  before: PortfolioBalance,
  now: Pick<PortfolioBalance, 'potMinor' | 'lightCommittedMinor'>,
  action: 'budgetSet' | 'commitmentBooked',
  more: object = {},
): Promise<AuditEntry> {
  await tx.insert(LedgerEntryTable, [entry]);
  const { amountMinor, proposalId, reason } = entry;
  const booked = balance([
    { kind: 'BUDGET', amountMinor: before.budgetMinor },
    { kind: 'COMMITMENT', amountMinor: before.committedMinor },
    { kind: 'RELEASE', amountMinor: before.releasedMinor },
    { kind: 'SPENT', amountMinor: before.spentMinor },
    entry,
  ]);
  const sums = { ...booked, ...now };
  const after = { ...sums, ...shortfalls(sums), amountMinor, proposalId, ...more };
  return { subjectKind: 'PORTFOLIO', subjectId: entry.portfolioId, action, before, after, reason };
}
