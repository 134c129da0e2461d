import type { EntityManager } from 'typeorm';
import { toJson } from '../platform/read/fields';
import { jsonArray, jsonObject, literal } from '../platform/read/statement';
import { FIRST_OF_A_GROUP, type Alike } from './domain/migration-preview';

/** SQL of the gate of an initiative's open approval; null when none is open. */
export const openGateSql = (row: string): string =>
  `(select a.gate from approvals a where a.organization_id = ${row}.organization_id and a.subject_kind = 'INITIATIVE'
    and a.subject_id = ${row}.id and a.decision is null limit 1)`;

/**
 * SQL, as JSON, of what runs on a version of the lifecycle: how many stand alike, and the first of them by title. What is
 * closed has ended on its own version and stays there.
 */
export function standingSql(organization: string, version: string): string {
  const named = `json_build_object('id', s.id, 'title', s.title) order by s.title, s.id`;
  const alike = jsonObject([
    ['stage', toJson('text', 's.stage')],
    ['snapshot', toJson('json', 's.snapshot')],
    ['openGate', toJson('text', 's.gate')],
    ['initiatives', toJson('number', 'count(*)')],
    ['first', toJson('json', `to_json((array_agg(${named}))[1:${literal(String(FIRST_OF_A_GROUP))}::int])`)],
  ]);
  const standing = `select i.id, i.title, i.stage, i.snapshot, ${openGateSql('i')} as gate from initiatives i
    where i.organization_id = ${organization} and i.definition_subject = 'INITIATIVE'
      and i.definition_version = ${version} and i.status <> 'CLOSED'`;
  return jsonArray(
    `select ${alike} as j, min(s.id::text) as o from (${standing}) s group by s.stage, s.snapshot, s.gate`,
    'r.o',
  );
}

/** What runs on a version, as it stands now. */
export async function standingOn(
  manager: EntityManager,
  organizationId: string,
  version: number,
): Promise<readonly Alike[]> {
  const [row] = await manager.query<{ standing: string }[]>(
    `select ${standingSql('$1::uuid', '$2::int')} as standing`,
    [organizationId, version],
  );
  return JSON.parse(row!.standing) as Alike[];
}
