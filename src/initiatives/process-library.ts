import type { EntityManager } from 'typeorm';
import type { Acting, Transaction } from '../audit';
import { jsonArray, jsonObject, literal, type Brought } from '../platform/read/statement';
import { toJson } from '../platform/read/fields';
import type { Track } from '../process/domain/track';
import type { WorkflowDefinition } from '../workflow/definition';
import type { DefinitionDocument } from '../workflow/definition-document';
import { DEFAULT_LIFECYCLE } from './domain/default-lifecycle';
import type { GatePolicy, GatePolicyDocument } from './domain/gate-policy';
import { processOf, type InitiativeProcess, type OnVersions, type ProcessVersions } from './domain/process-versions';

/** What was published, as the database brings it. */
interface Published {
  readonly definitions: readonly { readonly number: number; readonly document: DefinitionDocument }[];
  readonly policies: readonly {
    readonly track: Track;
    readonly number: number;
    readonly document: GatePolicyDocument;
  }[];
}

const WRITTEN_DEFAULT = JSON.stringify(DEFAULT_LIFECYCLE);
/** Most organizations begin with it, and many stay on it: one machine then serves them all. */
const THE_DEFAULT: WorkflowDefinition = { version: 1, ...DEFAULT_LIFECYCLE };

/** The published definitions and gate policies of one organization, as far as this process has seen them: they never change. */
export class ProcessLibrary implements ProcessVersions {
  private readonly definitions = new Map<number, WorkflowDefinition>();
  private readonly policies = new Map<string, GatePolicy>();

  definition = (version: number): WorkflowDefinition => {
    const found = this.definitions.get(version);
    if (found === undefined) throw new Error(`There is no version ${version} of the lifecycle of initiatives.`);
    return found;
  };

  policy = (track: Track, version: number): GatePolicy => {
    const found = this.policies.get(`${track} ${version}`);
    if (found === undefined) throw new Error(`There is no version ${version} of the gate policy of track ${track}.`);
    return found;
  };

  /** The numbers of the definitions that are here, and the tracks and numbers of the policies. */
  get held(): { readonly definitions: readonly number[]; readonly policies: readonly string[] } {
    return { definitions: [...this.definitions.keys()], policies: [...this.policies.keys()] };
  }

  holds({ track, definitionVersion, policyVersion }: OnVersions): boolean {
    return this.definitions.has(definitionVersion) && this.policies.has(`${track} ${policyVersion}`);
  }

  add({ definitions, policies }: Published): void {
    for (const { number, document } of definitions) {
      // A second object of the same version would be a second machine.
      if (this.definitions.has(number)) continue;
      const isDefault = number === 1 && JSON.stringify(document) === WRITTEN_DEFAULT;
      this.definitions.set(number, isDefault ? THE_DEFAULT : { version: number, ...document });
    }
    for (const { track, number, document } of policies) {
      this.policies.set(`${track} ${number}`, { version: number, ...document });
    }
  }
}

/** What a process keeps at once: as many organizations as it is likely to serve within minutes. */
const MOST_ORGANIZATIONS = 1_000;
const libraries = new Map<string, ProcessLibrary>();

/** The organization's library; the one that was asked for longest ago makes room. */
export function libraryOf(organizationId: string): ProcessLibrary {
  const library = libraries.get(organizationId) ?? new ProcessLibrary();
  libraries.delete(organizationId);
  libraries.set(organizationId, library);
  const [oldest] = libraries.keys();
  if (libraries.size > MOST_ORGANIZATIONS && oldest !== undefined) libraries.delete(oldest);
  return library;
}

/** SQL of what was published in an organization, but for what is held already. */
function publishedSql(organization: string, heldDefinitions: string, heldPolicies: string): string {
  const definition = jsonObject([
    ['number', toJson('number', 'd.number')],
    ['document', toJson('json', 'd.document')],
  ]);
  const policy = jsonObject([
    ['track', toJson('text', 'p.track')],
    ['number', toJson('number', 'p.number')],
    ['document', toJson('json', 'p.document')],
  ]);
  const definitions = `select ${definition} as j, d.number from workflow_definitions d where d.organization_id = ${organization}
    and d.subject_kind = ${literal('INITIATIVE')} and d.published_at is not null and d.number <> all(${heldDefinitions})`;
  const policies = `select ${policy} as j, p.number from gate_policies p where p.organization_id = ${organization}
    and p.published_at is not null and p.track || ' ' || p.number <> all(${heldPolicies})`;
  return jsonObject([
    ['definitions', jsonArray(definitions, 'r.number')],
    ['policies', jsonArray(policies, 'r.number')],
  ]);
}

/**
 * Has a statement bring along what was published and this process has not seen: of one moment with the rows that name it,
 * and once, however many they are. Before a field is answered it stands in `libraryOf`.
 */
export const processVersions: Brought<Published> = {
  sql: (statement) =>
    publishedSql(
      statement.organization,
      statement.parameter(({ viewer }) => libraryOf(viewer.organizationId).held.definitions, 'int[]'),
      statement.parameter(({ viewer }) => libraryOf(viewer.organizationId).held.policies, 'text[]'),
    ),
  take: (came, { viewer }) => libraryOf(viewer.organizationId).add(came),
};

/**
 * What begins now begins on: the newest published lifecycle, and the newest published gate policy of a track.
 * Founding gives both, and what is in force cannot be retired.
 */
export async function processInForce(tx: Transaction, track: Track): Promise<InitiativeProcess> {
  const { organizationId } = tx.viewer;
  const versions = await broughtUpToDate(libraryOf(organizationId), tx.manager, organizationId);
  const [row] = await tx.manager.query<{ definition: number; policy: number }[]>(
    `select (select max(d.number) from workflow_definitions d
        where d.organization_id = $1 and d.subject_kind = 'INITIATIVE' and d.status = 'PUBLISHED') as definition,
      (select max(p.number) from gate_policies p
        where p.organization_id = $1 and p.track = $2 and p.status = 'PUBLISHED') as policy`,
    [organizationId, track],
  );
  return { definition: versions.definition(row!.definition), policy: versions.policy(track, row!.policy) };
}

/** All that was published in an organization, in a library of its own. */
export async function wholeLibrary(manager: EntityManager, organizationId: string): Promise<ProcessLibrary> {
  return broughtUpToDate(new ProcessLibrary(), manager, organizationId);
}

/** All that was published in the organization of this transaction. */
export const publishedVersions = ({ manager, viewer: { organizationId } }: Transaction): Promise<ProcessVersions> =>
  broughtUpToDate(libraryOf(organizationId), manager, organizationId);

/** What an initiative is decided by; read once, since its versions never change. */
export async function processFor(
  { manager, viewer }: Transaction<Acting>,
  initiative: OnVersions,
): Promise<InitiativeProcess> {
  const library = libraryOf(viewer.organizationId);
  if (!library.holds(initiative)) await broughtUpToDate(library, manager, viewer.organizationId);
  return processOf(library, initiative);
}

async function broughtUpToDate(
  library: ProcessLibrary,
  manager: EntityManager,
  organizationId: string,
): Promise<ProcessLibrary> {
  const { definitions, policies } = library.held;
  const [row] = await manager.query<{ published: string }[]>(
    `select ${publishedSql('$1', '$2::int[]', '$3::text[]')} as published`,
    [organizationId, definitions, policies],
  );
  library.add(JSON.parse(row!.published) as Published);
  return library;
}
