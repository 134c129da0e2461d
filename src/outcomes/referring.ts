import type { AuditEntry, Nobody, Transaction } from '../audit';
import type { Initiative } from '../initiatives/domain/initiative';
import { putBeforeBodyIfFree } from '../meetings';
import { notify } from '../notifications';
import { bodiesDecidingOn } from '../organization';
import { holdersOf } from '../people';
import type { KillCriterion } from './domain/kill-criterion';
import { continueOrSunset, referralInWords, type ReferralCause } from './domain/referral';
import { KillReferralTable } from './kill-criterion.table';

interface ToRefer {
  /** Locked. */
  readonly initiative: Initiative;
  readonly criterion: KillCriterion;
  readonly cause: ReferralCause;
}

/**
 * Puts continue-or-sunset before the body that decides on the budget of an initiative, on the agenda of its next meeting, and
 * tells sponsor, lead and chair; where no body decides on so much, or none meets, the portfolio managers and CX leaders, too.
 * Once a criterion and cause.
 * @returns what the audit says of it, nothing when it was done before; undefined while somebody decides on the body's meetings
 */
export async function refer(
  tx: Transaction<Nobody>,
  { initiative, criterion, cause }: ToRefer,
): Promise<readonly AuditEntry[] | undefined> {
  const before = await tx.all(KillReferralTable, 'killCriterionId', [criterion.id]);
  if (before.some((each) => each.cause === cause && each.criterionVersion === criterion.version)) return [];
  const { id: initiativeId, title, sponsorId, leadId, portfolioId } = initiative;
  const told = referralInWords(title, criterion, cause);
  const [body] = await bodiesDecidingOn(tx, initiative.budgetMinor);
  const about = { subjectKind: 'INITIATIVE', subjectId: initiativeId } as const;
  const item = {
    kind: 'DECISION',
    title: continueOrSunset(title),
    minutes: null,
    presenterId: sponsorId,
    ...about,
  } as const;
  const put = body === undefined ? null : await putBeforeBodyIfFree(tx, body.id, item);
  if (put === undefined) return undefined;
  const meetingId = put?.meeting.id ?? null;
  const others =
    meetingId === null
      ? [...(await holdersOf(tx, 'PORTFOLIO_MANAGER', portfolioId)), ...(await holdersOf(tx, 'CX_LEADER', portfolioId))]
      : [];
  const chair = body === undefined ? [] : [body.chairId, body.deputyId].filter((id) => id !== null);
  const subject = { kind: 'INITIATIVE', id: initiativeId } as const;
  await notify(tx, [{ kind: 'CONTINUE_OR_SUNSET', subject, ...told, toIds: [sponsorId, leadId, ...chair, ...others] }]);
  const at = { governanceBodyId: body?.id ?? null, meetingId };
  const referral = { id: tx.newId(), killCriterionId: criterion.id, criterionVersion: criterion.version, cause, ...at };
  await tx.insert(KillReferralTable, [{ ...referral, referredAt: tx.now }]);
  const after = { killCriterionId: criterion.id, cause, ...at };
  return [{ ...about, action: 'continueOrSunsetAsked', after, reason: told.text }, ...(put?.audit ?? [])];
}
