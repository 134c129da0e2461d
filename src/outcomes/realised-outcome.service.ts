import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { answeringFor, InitiativeTable } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { knownMetrics, ReadingTable } from '../metrics';
import { thatCount } from '../metrics/domain/reading';
import { notify, settle } from '../notifications';
import { holdersOf, requirePermission, workingTimeOf } from '../people';
import { localDay } from '../people/domain/working-calendar';
import type { Caller } from '../platform/caller';
import { InputCheck } from '../shared/input-check';
import { invalidInput, isRefusal, notPossibleNow, ownDecision, type Refusal } from '../shared/refusal';
import { isMark, MARKS, monthsAfter, type Mark } from './domain/marks';
import { realise, type RealisedOutcome, type StatedInput } from './domain/realised';
import { endMark, measuredSinceOf } from './outcome-deadlines';
import { OutcomeForecastTable } from './outcome-forecast.table';
import { RealisedConfirmationTable, RealisedOutcomeTable } from './realised-outcome.table';

interface RecordRealised extends Keyed {
  readonly initiativeId: string;
  readonly afterMonths: number;
  readonly stated?: readonly StatedInput[] | null;
  readonly note?: string | null;
  readonly correctsId?: string | null;
}
interface ConfirmRealised extends Keyed {
  readonly realisedOutcomeId: string;
}

type Outcome = Promise<{ realisedOutcomeId: string; initiativeId: string } | Refusal>;

/** What came of initiatives in fact, beside what was forecast. Nothing is edited: a further one corrects it. */
export class RealisedOutcomeService {
  constructor(private readonly governor: Governor) {}

  record(caller: Caller, input: RecordRealised): Outcome {
    return this.governor.govern(caller, 'recordRealised', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const { afterMonths, correctsId = null } = input;
      if (correctsId !== null) await tx.find(RealisedOutcomeTable, correctsId, 'realised outcome');
      if (!isMark(afterMonths)) {
        const message = `${afterMonths}: expected one of ${MARKS.join(', ')}.`;
        return invalidInput([{ path: 'input.afterMonths', message }]);
      }
      const measuredSince = await measuredSinceOf(tx, initiative);
      const refused = await refuseNow(tx, initiative, { afterMonths, measuredSince, correctsId });
      if (refused || measuredSince === undefined) return refused ?? neverMeasured(initiative);
      const check = new InputCheck();
      const note = check.optionalText('input.note', input.note, { max: 2000 });
      if (check.failed) return check.refusal();
      const told = await tell(tx, initiative, { afterMonths, measuredSince, stated: input.stated ?? [] });
      if (isRefusal(told)) return told;
      const realised: RealisedOutcome = {
        ...{ id: tx.newId(), organizationId: initiative.organizationId, initiativeId: initiative.id, afterMonths },
        ...{ measuredSince, ...told, note, correctsId, recordedById: tx.viewer.personId, recordedAt: tx.now },
      };
      await tx.insert(RealisedOutcomeTable, [realised]);
      await endMark(tx, initiative, afterMonths);
      await tellFinance(tx, initiative, afterMonths);
      return { outcome: outcomeOf(realised), audit: [recorded(realised)] };
    });
  }

  confirm(caller: Caller, input: ConfirmRealised): Outcome {
    return this.governor.govern(caller, 'confirmRealised', input, async (tx) => {
      const { initiativeId } = await tx.find(RealisedOutcomeTable, input.realisedOutcomeId, 'realised outcome');
      const initiative = await tx.lock(InitiativeTable, initiativeId, 'initiative');
      const realised = await tx.find(RealisedOutcomeTable, input.realisedOutcomeId, 'realised outcome');
      const { portfolioId, responsible } = answeringFor(initiative);
      requirePermission(tx, 'confirmRealised', { portfolioId });
      if ([...responsible, realised.recordedById].includes(tx.viewer.personId)) return OWN;
      const corrections = await tx.all(RealisedOutcomeTable, 'correctsId', [realised.id]);
      if (corrections.length > 0)
        return notPossibleNow('Another one was recorded in its place: confirm that.', 'CORRECTED');
      const before = await tx.all(RealisedConfirmationTable, 'realisedOutcomeId', [realised.id]);
      if (before.length > 0) return notPossibleNow('It was confirmed already.', 'CONFIRMED');
      const confirmed = { realisedOutcomeId: realised.id, confirmedById: tx.viewer.personId, confirmedAt: tx.now };
      await tx.insert(RealisedConfirmationTable, [{ id: tx.newId(), ...confirmed }]);
      const subject = { subjectKind: 'INITIATIVE', subjectId: initiativeId };
      const after = { realisedOutcomeId: realised.id, afterMonths: realised.afterMonths };
      return { outcome: outcomeOf(realised), audit: [{ ...subject, action: 'realisedConfirmed', after }] };
    });
  }
}

const OWN = ownDecision('Nobody confirms what they recorded themselves, nor what an initiative of their own realised.');

const neverMeasured = ({ title, stage }: Initiative): Refusal =>
  notPossibleNow(`"${title}" has not been in measure: nothing was realised yet.`, stage);

interface AtMark {
  readonly afterMonths: Mark;
  readonly measuredSince: string | undefined;
  readonly correctsId: string | null;
}

/** Before its day, or when it was recorded already and this one corrects something else. */
async function refuseNow(
  tx: Transaction,
  initiative: Initiative,
  { afterMonths, measuredSince, correctsId }: AtMark,
): Promise<Refusal | undefined> {
  if (measuredSince === undefined) return neverMeasured(initiative);
  const { timeZone } = await workingTimeOf(tx);
  const from = monthsAfter(measuredSince, afterMonths);
  if (localDay(timeZone, tx.now) < from) {
    return notPossibleNow(
      `What was realised after ${afterMonths} months is recorded from ${from} on.`,
      initiative.stage,
    );
  }
  const all = await tx.all(RealisedOutcomeTable, 'initiativeId', [initiative.id]);
  const replaced = new Set(all.map((each) => each.correctsId));
  const standing = all.find(
    (each) => each.afterMonths === afterMonths && each.measuredSince === measuredSince && !replaced.has(each.id),
  );
  if (standing?.id === (correctsId ?? undefined)) return undefined;
  return correctsId === null
    ? notPossibleNow('It was recorded already: name that as `correctsId` to correct it.', 'RECORDED')
    : invalidInput([
        { path: 'input.correctsId', message: 'Expected what stands of this mark, which no other corrects.' },
      ]);
}

async function tell(
  tx: Transaction,
  initiative: Initiative,
  {
    stated,
    ...at
  }: { readonly afterMonths: Mark; readonly measuredSince: string; readonly stated: readonly StatedInput[] },
): Promise<Pick<RealisedOutcome, 'metrics' | 'drivers' | 'outcomeForecastId'> | Refusal> {
  const forecasts = await tx.all(OutcomeForecastTable, 'initiativeId', [initiative.id]);
  const forecast = forecasts.toSorted((a, b) => a.number - b.number).at(-1);
  if (forecast === undefined) return notPossibleNow('Nothing was forecast of its outcomes.', initiative.stage);
  const readings = thatCount(await tx.all(ReadingTable, 'subjectId', [initiative.id]));
  const told = realise({ forecast, known: await knownMetrics(tx), readings, ...at }, stated);
  return isRefusal(told) ? told : { ...told, outcomeForecastId: forecast.id };
}

async function tellFinance(tx: Transaction, { id, title, portfolioId }: Initiative, afterMonths: Mark): Promise<void> {
  const subject = { kind: 'INITIATIVE', id } as const;
  await settle(tx, ['OUTCOME_DUE'], subject);
  const text = `What it realised after ${afterMonths} months was recorded: finance confirms what that is worth.`;
  const toIds = await holdersOf(tx, 'FINANCE', portfolioId);
  await notify(tx, [{ kind: 'OUTCOME_TO_CONFIRM', subject, toIds, title: `To be confirmed: "${title}"`, text }]);
}

function recorded({ id: realisedOutcomeId, initiativeId, note, ...realised }: RealisedOutcome): AuditEntry {
  const { outcomeForecastId, afterMonths, measuredSince, metrics, drivers, correctsId } = realised;
  return {
    ...{ subjectKind: 'INITIATIVE', subjectId: initiativeId, action: 'realisedRecorded', reason: note },
    after: { realisedOutcomeId, outcomeForecastId, afterMonths, measuredSince, metrics, drivers, correctsId },
  };
}

const outcomeOf = ({ id, initiativeId }: RealisedOutcome) => ({ realisedOutcomeId: id, initiativeId });
