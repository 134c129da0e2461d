import { unreachableGroups, type GroupMembers } from '../../approvals/domain/approval-policy';
import type { CxFunction, Role } from '../../people/domain/person';
import { statesOf, waysOf } from '../../workflow/definition';
import { jsonPath, type DefinitionDocument, type DefinitionFault } from '../../workflow/definition-document';
import { approvalPolicyOf, gatePolicyFaults, type GatePolicyDocument, type GateRequirements } from './gate-policy';
import { STAGES, type Stage } from './initiative';
import { placeOf } from './lifecycle-places';

/**
 * How many people could have a seat, by what makes them a member of a group: in the whole organization or in any portfolio,
 * since in which one the gate will be, nobody knows yet. Plain JSON: a statement brings it.
 */
export interface SeatsThere {
  readonly roles: Readonly<Partial<Record<Role, number>>>;
  readonly cxFunctions: Readonly<Partial<Record<CxFunction, number>>>;
  /** Of those whom documents name, by their ids in the API: who is here. */
  readonly here: readonly string[];
}

const seatsIn =
  ({ roles, cxFunctions, here }: SeatsThere) =>
  (members: GroupMembers): number => {
    if ('role' in members) return roles[members.role] ?? 0;
    if ('cxFunction' in members) return cxFunctions[members.cxFunction] ?? 0;
    return members.personIds.filter((id) => here.includes(id)).length;
  };

/** As the document names people, by their ids in the API. */
const groupsAt = (gate: Pick<GateRequirements, 'approvals'>) => approvalPolicyOf(gate, (personId) => personId);

/** The people whom a gate policy names, by their ids in the API; nobody where it has not the shape of one. */
export function peopleNamedIn(document: unknown): readonly string[] {
  if (gatePolicyFaults(document).length > 0) return [];
  const { gates } = document as GatePolicyDocument;
  const groups = Object.values(gates).flatMap((gate) => groupsAt(gate).groups);
  return groups.flatMap(({ members }) => ('personIds' in members ? members.personIds : []));
}

/**
 * Every fault of a gate policy: those of the document itself, else the gates whose approvers are too few, whoever of them has
 * no part in it. Nothing could ever pass these.
 */
export function policyFaults(document: unknown, there: SeatsThere): readonly DefinitionFault[] {
  const faults = gatePolicyFaults(document);
  // Of a document of another shape nobody can say who would approve.
  if (faults.length > 0) return faults;
  const { gates } = document as GatePolicyDocument;
  return STAGES.flatMap((stage) =>
    unreachableGroups(groupsAt(gates[stage]), seatsIn(there)).map((message) => ({
      ...{ path: `$.gates.${stage}.approvals`, code: 'QUORUM', message },
    })),
  );
}

/** What a published gate policy, of whatever track, asks at a gate. */
export interface AskedAtGate extends Pick<GateRequirements, 'approvals'> {
  readonly gate: Stage;
}

/** What a definition's groups are held against: the gate policies of the organization, and its people. */
export interface GroupFacts {
  readonly asked: readonly AskedAtGate[];
  readonly there: SeatsThere;
}

/**
 * The groups that a definition waits for side by side, and that no published gate policy asks. Where one asks them and they
 * are too few under each, that is a warning: people come, and the process is right.
 */
export function groupFaults(document: DefinitionDocument, { asked, there }: GroupFacts): readonly DefinitionFault[] {
  return statesOf(document).flatMap(({ path, state }) =>
    Object.entries(state.on ?? {}).flatMap(([event, given]) =>
      waysOf(given).flatMap(({ guard }, index): readonly DefinitionFault[] => {
        const { gate, group } = guard?.params ?? {};
        if (guard?.type !== 'groupHasApproved' || typeof gate !== 'string' || typeof group !== 'string') return [];
        const way = ['on', event, ...(Array.isArray(given) ? [index] : [])];
        const place = jsonPath([...placeOf(path), ...way, 'guard', 'params', 'group']);
        const atGate = asked.filter((each) => each.gate === gate).flatMap((each) => groupsAt(each).groups);
        const named = atGate.filter(({ name }) => name === group);
        if (named.length === 0) return [unknownGroup(place, gate, group, atGate)];
        const [problem, ...others] = named.flatMap((each) => unreachableGroups({ groups: [each] }, seatsIn(there)));
        if (problem === undefined || others.length + 1 < named.length) return [];
        return [{ path: place, code: 'QUORUM', message: problem, isWarning: true }];
      }),
    ),
  );
}

function unknownGroup(
  path: string,
  gate: string,
  group: string,
  atGate: readonly { readonly name: string }[],
): DefinitionFault {
  const names = [...new Set(atGate.map(({ name }) => `"${name}"`))].join(', ');
  const message = `No published gate policy asks a group "${group}" at the gate of ${gate}: there are ${names || 'none'}.`;
  return { path, code: 'UNKNOWN_GROUP', message };
}
