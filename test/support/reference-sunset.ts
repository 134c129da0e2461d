import type { EntitySchema } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { InitiativeTable } from '../../src/initiatives';
import { JourneyTable } from '../../src/listening';
import { MeetingTable } from '../../src/meetings';
import { GovernanceBodyTable } from '../../src/organization';
import {
  AdoptionRecordTable,
  AgreementTable,
  ChangePlanTable,
  HonouredFailureTable,
  LessonTable,
  PostponementTable,
  RegisteredServiceTable,
  SunsetPlanTable,
  SunsetProposalTable,
  SwitchOffTable,
} from '../../src/sunset';
import type { Row } from './reference';

type Rows = readonly [EntitySchema<any>, Record<string, any>[]];

interface Awkward {
  readonly text: (index: number) => string;
  readonly person: (index: number) => string;
  readonly moment: (index: number) => Date;
}

/** What was registered, and sunsets that were proposed, answered and not; no rule looks at them. */
export function sunsetRows(rows: readonly Rows[], { text, person, moment }: Awkward): readonly Rows[] {
  const all = (table: EntitySchema<any>) => rows.filter(([each]) => each === table).flatMap(([, of]) => of);
  const [initiatives, meetings, bodies] = [all(InitiativeTable), all(MeetingTable), all(GovernanceBodyTable)];
  const journeys = all(JourneyTable);
  const { organizationId } = initiatives[0]! as Row;
  const own = () => ({ id: uuidv7(), organizationId: organizationId as string });
  const services = initiatives.slice(0, 3).map(({ id: initiativeId }, i) => ({
    ...{
      ...own(),
      initiativeId,
      kind: ['SERVICE', 'CHANNEL'][i % 2],
      journeyId: i === 0 ? null : journeys[i % journeys.length]!['id'],
      inServiceSince: `20${10 + (i % 2)}-02-28`,
    },
    ...{ users: [0, 2_000_000_000][i % 2], runCostYearlyMinor: [0n, 9_007_199_254_740_993n][i % 2] },
    ...{ registeredById: person(i), registeredAt: moment(i) },
  }));
  const proposals = [0, 0, 1, 2].map((of, i) => ({
    ...{ ...own(), initiativeId: initiatives[of]!['id'], number: i + 1, reason: text(i), version: i + 1 },
    ...{ proposedById: person(i), proposedAt: moment(i) },
    governanceBodyId: i === 2 ? null : bodies[i % bodies.length]!['id'],
    meetingId: i % 2 === 0 ? null : meetings[i]!['id'],
    ...(i === 0 || i === 3
      ? { answer: null, answerReason: null, answeredById: null, answeredAt: null }
      : {
          answer: ['CONTINUE', 'SUNSET'][i % 2],
          answerReason: text(i + 1),
          answeredById: person(i + 1),
          answeredAt: moment(i + 1),
        }),
  }));
  return [
    [RegisteredServiceTable, services],
    [SunsetProposalTable, proposals],
    ...windingDown(initiatives, bodies, { text, person, moment }),
  ];
}

/** Counts of users, plans in versions, switch-offs with and without a second person, and putting them off. */
function windingDown(initiatives: Row[], bodies: Row[], { text, person, moment }: Awkward): readonly Rows[] {
  const { organizationId } = initiatives[0]!;
  const own = () => ({ id: uuidv7(), organizationId: organizationId as string });
  const of = (i: number) => initiatives[i % 2]!['id'] as string;
  const counts = [0, 1, 2, 3, 4].map((i) => ({
    ...{ ...own(), initiativeId: of(i), day: `2026-0${1 + (i % 3)}-28`, users: [0, 7, 2_000_000_000][i % 3] },
    ...{ ofAll: [null, 9, 2_000_000_000][i % 3], note: i % 2 === 0 ? null : text(i), recordedById: person(i) },
    recordedAt: moment(i),
  }));
  const plans = [0, 1, 2].map((i) => ({
    ...{ ...own(), initiativeId: of(i), number: i < 2 ? 1 : 2, reason: text(i), customersAffected: i },
    ...{ noticeOn: '2026-02-28', noticeDays: i, noticeChannels: [text(i), text(i + 1)], noticeText: text(i + 2) },
    ...{ replacement: i === 1 ? null : text(i), dataAndContracts: text(i), switchOffOn: '2026-12-31' },
    dependents:
      i === 0 ? [] : [0, 1].map((n) => ({ name: text(n), movesTo: text(n + 1), ownerId: n === 0 ? null : person(n) })),
    ...{ guardrails: ['NPS', 'CHURN_RATE'].slice(0, 1 + (i % 2)), changeReason: i < 2 ? null : text(i) },
    ...{ plannedById: person(i), plannedAt: moment(i) },
  }));
  const switchOffs = [0, 1].map((i) => ({
    ...{ ...own(), initiativeId: of(i), switchedOffOn: '2026-12-31', note: i === 0 ? null : text(i), version: i + 1 },
    ...{ switchedOffById: person(i), recordedAt: moment(i) },
    ...{ confirmedById: i === 0 ? null : person(i + 1), confirmedAt: i === 0 ? null : moment(i) },
  }));
  const postponements = [0, 1, 2].map((i) => ({
    ...{
      ...own(),
      initiativeId: of(i),
      number: i < 2 ? 1 : 2,
      fromDay: '2026-02-28',
      toDay: '2028-02-29',
      reason: text(i),
    },
    ...{ governanceBodyId: bodies[i % bodies.length]!['id'], quorum: i + 1, askedById: person(i), askedAt: moment(i) },
    ...{ effectiveAt: i === 0 ? moment(i) : null, withdrawnAt: i === 1 ? moment(i) : null, version: i + 1 },
  }));
  const agreements = [0, 1, 2].map((i) => ({
    ...{
      ...own(),
      postponementId: postponements[i % 2]!.id,
      seatId: person(i),
      agreedById: person(i + 1),
      agreedAt: moment(i),
    },
  }));
  return [
    [AdoptionRecordTable, counts],
    [SunsetPlanTable, plans],
    [SwitchOffTable, switchOffs],
    [PostponementTable, postponements],
    [AgreementTable, agreements],
    ...learned(initiatives, { text, person, moment }),
  ];
}

/** Change plans in versions, lessons of both kinds, and a failure that was honoured. */
function learned(initiatives: Row[], { text, person, moment }: Awkward): readonly Rows[] {
  const { organizationId } = initiatives[0]!;
  const own = () => ({ id: uuidv7(), organizationId: organizationId as string });
  const of = (i: number) => initiatives[i % 2]!['id'] as string;
  const plans = [0, 1, 2].map((i) => ({
    ...{ ...own(), initiativeId: of(i), number: i < 2 ? 1 : 2, targetPercent: 1 + i, targetOn: '2026-02-28' },
    groups: [0, 1].map((n) => ({ name: text(n), whatChanges: text(n + i), people: n === 0 ? null : 2_000_000_000 })),
    steps:
      i === 0
        ? []
        : [0, 1].map((n) => ({
            ...{ kind: ['TRAINING', 'COMMUNICATION'][n], what: text(n), dueOn: '2026-02-28', ownerId: person(n) },
          })),
    ...{ changeReason: i < 2 ? null : text(i), plannedById: person(i), plannedAt: moment(i) },
  }));
  const lessons = [0, 1, 2, 3].map((i) => ({
    ...{ ...own(), initiativeId: of(i), kind: ['WORKED', 'DID_NOT_WORK'][i % 2], text: text(i), forWhom: text(i + 1) },
    ...{ toldById: person(i), toldAt: moment(i) },
  }));
  const honours = [{ ...own(), initiativeId: of(0), reason: text(0), honouredById: person(0), honouredAt: moment(0) }];
  return [
    [ChangePlanTable, plans],
    [LessonTable, lessons],
    [HonouredFailureTable, honours],
  ];
}
