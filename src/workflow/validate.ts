import { jsonPath, parseDocument, type DefinitionDocument, type DefinitionFault } from './definition-document';
import { endlessLoops } from './endless-loops';
import { unreached, withoutEnd } from './reachability';
import { faultsOfTheStates, placeOf, type Registry } from './state-check';
import { WorkflowMap } from './workflow-map';

export type { Registry } from './state-check';

/**
 * Every fault of a definition document, each at its JSON path; empty when it may be published. What the states say comes first,
 * in the order of the document, then where their ways lead. A document whose shape is wrong is not looked into further.
 */
export function validateDefinition(given: unknown, registry: Registry): readonly DefinitionFault[] {
  const document = parseDocument(given);
  if (isFaulty(document)) return document;
  const faults = faultsOfTheStates(document, registry);
  return faults.every(leavesTheMap) ? [...faults, ...faultsOfTheMap(document)] : faults;
}

const LEAVE_THE_MAP: ReadonlySet<string> = new Set([
  ...['UNKNOWN_GUARD', 'UNKNOWN_ACTION', 'UNKNOWN_EVENT', 'PARAMETER', 'NO_DURATION'],
  ...['UNREACHABLE', 'NO_WAY_TO_AN_END', 'ENDLESS_LOOP'],
]);

/** Whether it is known all the same where the ways lead: where a target leads nowhere there is no map to look at. */
export const leavesTheMap = ({ code }: DefinitionFault): boolean => LEAVE_THE_MAP.has(code);

const isFaulty = (parsed: DefinitionDocument | readonly DefinitionFault[]): parsed is readonly DefinitionFault[] =>
  Array.isArray(parsed);

function faultsOfTheMap(document: DefinitionDocument): readonly DefinitionFault[] {
  const map = new WorkflowMap(document);
  const at = (id: string) => jsonPath(placeOf(id === '' ? [] : id.split('.')));
  const nameOf = (id: string) => (id === '' ? document.id : id);
  const lost = unreached(map);
  return [
    ...lost.map((id) => ({ path: at(id), code: 'UNREACHABLE', message: `Nothing leads to "${id}".` })),
    ...withoutEnd(map)
      .filter((id) => !lost.includes(id))
      .map((id) => ({ path: at(id), code: 'NO_WAY_TO_AN_END', message: `From "${id}" no way leads to an end.` })),
    ...endlessLoops(map).map((loop) => {
      const ids = loop.map(({ id }) => id);
      const circle = [...ids, ...ids.slice(0, 1)].map(nameOf).join(' → ');
      const message = `It would run in circles by itself: ${circle}.`;
      return { path: at(ids[0] ?? ''), code: 'ENDLESS_LOOP', message };
    }),
  ];
}
