import { z } from 'zod';
import { statesBelow, type JsonValue, type StateConfig, type WorkflowDefinition } from './definition';

/** A process as it is written down: what becomes a `WorkflowDefinition` once it has a version. */
export type DefinitionDocument = Omit<WorkflowDefinition, 'version'>;

/** Something in a document that cannot stand. */
export interface DefinitionFault {
  /** Where it is, as a JSON path: `$.machine.states.discover.on.HOLD[0].target`. */
  readonly path: string;
  readonly code: string;
  /** A sentence that names what is there and what was expected. */
  readonly message: string;
  /** It may stand all the same: what it is about can change without the document. */
  readonly isWarning?: boolean;
}

/** Beyond these nobody could read it, and walking it would be an attack. */
const MAX_DEPTH = 64;
const MAX_STATES = 500;

const stateName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'Expected a name like "awaitingApproval"');
const eventName = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'Expected a name like "REQUEST_APPROVAL"');
const registeredName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'Expected a name like "gateIsPassed"');
const text = z.string().min(1).max(2_000);

/** Parameters, and facts about a state: JSON of the author's own making. */
const json: z.ZodType<JsonValue> = z.json();
const params = z.record(z.string(), json).optional();

const isNotEmpty = (states: object): boolean => Object.keys(states).length > 0;

const guard = z
  .strictObject({ type: registeredName, params })
  .meta({ id: 'Guard', description: 'A guard by its registered name: the way is open when it misses nothing.' });
const action = z.strictObject({ type: registeredName, params }).meta({
  id: 'Action',
  description: 'An action by its registered name. Built in: { "type": "raise", "params": { "event": "VETOED" } }.',
});
const transition = z
  .strictObject({
    target: z.string().min(1).optional().meta({
      description: 'A neighbour (design), one below it (underWay.asLeft), below oneself (.first), or #id.path.',
    }),
    guard: guard.optional(),
    actions: z.array(action).optional(),
    reenter: z.boolean().optional(),
    description: text.optional(),
  })
  .meta({ id: 'Transition' });
const ways = z
  .union([transition, z.array(transition).min(1)], { error: 'Expected a way ({ "target": … }) or a list of ways' })
  .meta({ id: 'Ways', description: 'One way, or several of which the first with an open guard is taken.' });

const state = z
  .strictObject({
    type: z.enum(['parallel', 'final', 'history']).optional(),
    history: z.enum(['deep', 'shallow']).optional(),
    target: z.string().min(1).optional().meta({ description: 'Of a history state: where it leads the first time.' }),
    description: text.optional(),
    meta: z.record(z.string(), json).optional(),
    initial: stateName.optional(),
    on: z.record(eventName, ways).optional(),
    always: ways.optional(),
    after: z
      .record(z.string(), ways)
      .optional()
      .meta({ description: 'Deadlines, by an ISO 8601 duration (P14D) or a registered name.' }),
    onDone: ways.optional(),
    entry: z.array(action).optional(),
    exit: z.array(action).optional(),
    get states(): z.ZodType<Record<string, StateConfig> | undefined> {
      const states = z
        .record(stateName, state)
        .refine(isNotEmpty, 'Expected at least one state')
        .meta({ minProperties: 1 })
        .optional();
      return states as z.ZodType as z.ZodType<Record<string, StateConfig> | undefined>;
    },
  })
  .meta({ id: 'State', description: 'A state; https://stately.ai/docs/states says what each property means.' });

const document = z
  .strictObject({
    id: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'Expected a name like "initiative"'),
    events: z.record(eventName, z.strictObject({ label: z.string().min(1).max(100) })).meta({
      description: 'The vocabulary: every event that people may send, with its name for them.',
    }),
    machine: state,
  })
  .meta({ title: 'Workflow definition', description: 'A process as data: a subset of the configuration of XState.' });

/** The JSON Schema of a definition document, for editors and for programs that write one. */
export const definitionJsonSchema = (): object => z.toJSONSchema(document, { io: 'input' });

/** A document's shape, checked whole; whether it makes sense is for `validateDefinition` to say. */
export function parseDocument(given: unknown): DefinitionDocument | readonly DefinitionFault[] {
  if (isTooDeep(given)) {
    return [{ path: '$', code: 'TOO_DEEP', message: `The document is nested more than ${MAX_DEPTH} levels deep.` }];
  }
  const unspeakable = placeOfPrototype(given, []);
  if (unspeakable !== null) {
    return [{ path: jsonPath(unspeakable), code: 'SHAPE', message: 'Nothing can go by the name "__proto__".' }];
  }
  const parsed = document.safeParse(given);
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => shapeFaults(issue, []));
  if (parsed.data.machine.states === undefined) {
    return [{ path: '$.machine.states', code: 'SHAPE', message: 'The machine has no states.' }];
  }
  const read = parsed.data as DefinitionDocument;
  const count = statesBelow(read.machine).length;
  if (count <= MAX_STATES) return read;
  return [
    { path: '$.machine', code: 'TOO_MANY_STATES', message: `There are ${count} states, at most ${MAX_STATES} may be.` },
  ];
}

/** A place in a document: `['machine', 'states', 'a', 'on', 'GO', 0]` is `$.machine.states.a.on.GO[0]`. */
export const jsonPath = (place: readonly PropertyKey[]): string =>
  place.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    const name = String(key);
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
  }, '$');

type Issue = z.core.$ZodIssue;

/** Of a union, the branch that came furthest is the one that was meant; of several, the one with the fewest faults. */
export function shapeFaults(issue: Issue, above: readonly PropertyKey[]): readonly DefinitionFault[] {
  const place = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const reach = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
    const [meant] = [...issue.errors].sort((one, other) => reach(other) - reach(one) || one.length - other.length);
    if (meant !== undefined && reach(meant) > 0) return meant.flatMap((inner) => shapeFaults(inner, place));
  }
  const message = `${issue.message.replace(/^Invalid input: e/, 'E')}.`;
  return [{ path: jsonPath(place), code: 'SHAPE', message }];
}

function isTooDeep(given: unknown): boolean {
  let level: unknown[] = [given];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

/** Where a key "__proto__" is: read or copied carelessly, it would not be a key but what an object inherits. */
function placeOfPrototype(given: unknown, place: readonly PropertyKey[]): readonly PropertyKey[] | null {
  if (typeof given !== 'object' || given === null) return null;
  for (const [key, value] of Object.entries(given)) {
    const inside = [...place, Array.isArray(given) ? Number(key) : key];
    const found = key === '__proto__' ? inside : placeOfPrototype(value, inside);
    if (found !== null) return found;
  }
  return null;
}
