import type { EntitySchema } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { InitiativeTable } from '../../src/initiatives';
import { MeetingTable } from '../../src/meetings';
import { GovernanceBodyTable } from '../../src/organization';
import { RegisteredServiceTable, SunsetProposalTable } from '../../src/sunset';
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
  const { organizationId } = initiatives[0]! as Row;
  const own = () => ({ id: uuidv7(), organizationId: organizationId as string });
  const services = initiatives.slice(0, 3).map(({ id: initiativeId }, i) => ({
    ...{ ...own(), initiativeId, kind: ['SERVICE', 'CHANNEL'][i % 2], inServiceSince: `20${10 + (i % 2)}-02-28` },
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
  ];
}
