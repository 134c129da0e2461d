import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
  astFromValue,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { MAX_FIELDS } from '../../src/platform/graphql/selection-limits';
import { AWKWARD_TEXTS } from './reference-data';

/** One of so many, as the property's generator decides: 0 … count − 1. */
export type Choose = (count: number) => number;

/** A generated operation: valid, and with every variable that it takes. */
export interface Operation {
  /** @param inline cursors that are to stand in the text itself, by the names of their variables */
  readonly text: (inline?: Readonly<Record<string, string>>) => string;
  readonly variables: Record<string, unknown>;
  /** Variables that take a cursor; a list `edges { cursor }` stands beside each under the variable's name. */
  readonly cursors: readonly string[];
  /** Variables of `@skip` and `@include`. */
  readonly conditions: readonly string[];
}

/** Where operations are generated for. */
export interface Ground {
  readonly schema: GraphQLSchema;
  /** Global ids of every kind, of this organization and another, and what is none. */
  readonly ids: readonly string[];
  /** Whether a field may be asked for, or a field of an input or a value of an enum given. */
  readonly has: (type: string, field: string) => boolean;
}

/** The deepest selection, counted in fields that hold others; a list's `nodes` count. */
const MAX_DEPTH = 6;
const MOST_FIELDS = 4;
/** From so many fields on, an operation only ends what it began. */
const ENOUGH = 40;

/** A random operation over the schema: names, arguments, fragments and directives as any client may write them. */
export const anOperation = (ground: Ground, choose: Choose): Operation => new Writer(ground, choose).operation();

type Field = GraphQLField<unknown, unknown>;

class Writer {
  private readonly definitions = new Map<string, string>();
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: string[] = [];
  private readonly cursors: string[] = [];
  private readonly conditions: string[] = [];
  private names = 0;
  private fields = 0;

  constructor(
    private readonly ground: Ground,
    private readonly choose: Choose,
  ) {}

  operation(): Operation {
    const root = this.ground.schema.getQueryType()!;
    const body = this.selection(root, 0, false);
    const { definitions, fragments, variables, cursors, conditions } = this;
    const text = (inline: Readonly<Record<string, string>> = {}) => {
      const taken = [...definitions].filter(([name]) => !(name in inline)).map(([name, type]) => `$${name}: ${type}`);
      const whole = [`query${taken.length > 0 ? `(${taken.join(', ')})` : ''} ${body}`, ...fragments].join('\n');
      return Object.entries(inline).reduce(
        (query, [name, cursor]) => query.replace(new RegExp(`\\$${name}\\b`, 'g'), () => JSON.stringify(cursor)),
        whole,
      );
    };
    return { text, variables, cursors, conditions };
  }

  private oneOf = <T>(values: readonly T[]): T => values[this.choose(values.length)]!;
  private sometimes = (outOf: number): boolean => this.choose(outOf) === 0;
  private name = (prefix: string): string => `${prefix}${this.names++}`;

  /** @param apart whether leaves need names of their own, since other types are selected under the same keys */
  private selection(type: GraphQLCompositeType, depth: number, apart: boolean): string {
    const parts = Array.from({ length: this.fields > ENOUGH ? 1 : 1 + this.choose(MOST_FIELDS) }, () =>
      this.part(type, depth, apart),
    );
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLCompositeType, depth: number, apart: boolean): string {
    const directive = this.directive();
    if (this.sometimes(12)) return `${this.name('t')}: __typename${directive}`;
    if (isAbstractType(type) && !this.sometimes(4)) {
      const member = this.oneOf(this.ground.schema.getPossibleTypes(type));
      return `... on ${member.name}${directive} ${this.selection(member, depth, true)}`;
    }
    if (this.sometimes(8)) return this.fragment(type, depth, apart, directive);
    return this.field(type, depth, apart, directive);
  }

  /** A fragment on the type itself or on an interface of it; a named one is spread twice now and then. */
  private fragment(type: GraphQLCompositeType, depth: number, apart: boolean, directive: string): string {
    const interfaces = isObjectType(type) ? type.getInterfaces() : [];
    const on = this.sometimes(3) && interfaces.length > 0 ? interfaces[0]! : type;
    const selection = on === type ? this.selection(type, depth, apart) : `{ ${this.name('i')}: id __typename }`;
    if (this.sometimes(2))
      return `... ${this.sometimes(2) ? `on ${on.name}` : ''}${directive} ${on === type ? selection : '{ __typename }'}`;
    const name = this.name('F');
    this.fragments.push(`fragment ${name} on ${on.name} ${selection}`);
    return this.sometimes(2) ? `...${name}${directive} ...${name}${this.directive()}` : `...${name}${directive}`;
  }

  private field(type: GraphQLCompositeType, depth: number, apart: boolean, directive: string): string {
    this.fields += 1;
    const fields = Object.values(this.fieldsOf(type));
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const deeper =
      depth < MAX_DEPTH && this.fields < ENOUGH
        ? fields.filter((field) => isCompositeType(getNamedType(field.type)))
        : [];
    const choices = deeper.length > 0 && (leaves.length === 0 || !this.sometimes(3)) ? deeper : leaves;
    if (choices.length === 0) return `${this.name('t')}: __typename${directive}`;
    const field = this.oneOf(choices);
    return this.written(field, depth, apart, directive);
  }

  private fieldsOf(type: GraphQLCompositeType): Record<string, Field> {
    if (!('getFields' in type)) return {};
    return Object.fromEntries(Object.entries(type.getFields()).filter(([name]) => this.ground.has(type.name, name)));
  }

  private written(field: Field, depth: number, apart: boolean, directive: string): string {
    const returned = getNamedType(field.type);
    const alias = apart || field.args.length > 0 || this.sometimes(3) ? `${this.name('a')}: ` : '';
    if (!isCompositeType(returned)) return `${alias}${field.name}${this.args(field).text}${directive}`;
    const args = this.args(field, depth);
    const once = (written: string, condition: string, extra: string) => {
      const selection = this.selection(returned, depth + 1, apart);
      return `${alias}${field.name}${written}${condition} ${selection.slice(0, -1)}${extra}}`;
    };
    const cursors = args.cursor === undefined ? '' : `${args.cursor}: edges { cursor } `;
    const first = once(args.text, directive, cursors);
    // The same field again under the same name is one field, and its selections are merged.
    return this.sometimes(6) ? `${first} ${once(args.turned, this.directive(), '')}` : first;
  }

  /** The arguments of a field as text; `turned` says the same in another order. */
  private args(field: Field, depth = 1): { text: string; turned: string; cursor?: string } {
    const written: string[] = [];
    let cursor: string | undefined;
    const isPage = field.args.some((arg) => arg.name === 'after');
    if (isPage) {
      const back = this.sometimes(3);
      if (back || depth > 0 || !this.sometimes(4)) written.push(`${back ? 'last' : 'first'}: ${this.size()}`);
      if (this.sometimes(3)) {
        cursor = this.name('c');
        this.cursors.push(cursor);
        this.define(cursor, 'String', null);
        written.push(`${back ? 'before' : 'after'}: $${cursor}`);
      }
    }
    const others = field.args.filter((arg) => !['first', 'after', 'last', 'before'].includes(arg.name) || !isPage);
    for (const arg of others) {
      if (isNonNullType(arg.type) ? arg.defaultValue === undefined || this.sometimes(2) : this.sometimes(2))
        written.push(`${arg.name}: ${this.argument(arg)}`);
    }
    if (written.length === 0) return { text: '', turned: '' };
    return {
      text: `(${written.join(', ')})`,
      turned: `(${written
        .toReversed()
        .join(' ')
        .replace(/\{field: (\w+), direction: (\w+)\}/, '{direction: $2, field: $1}')})`,
      ...(cursor === undefined ? {} : { cursor }),
    };
  }

  private size(): string {
    const size = 1 + this.choose(4);
    return this.sometimes(3) ? this.variable('n', 'Int', size) : String(size);
  }

  private argument(arg: GraphQLArgument): string {
    const value = this.value(arg.name, arg.type);
    if (!this.sometimes(3)) return print(astFromValue(value, arg.type)!);
    if (!isNonNullType(arg.type) && this.sometimes(4)) return this.variable('v', String(arg.type), null);
    return this.variable('v', String(arg.type), asSent(value, arg.type));
  }

  /** A value in the schema's inner form, as `astFromValue` takes it. */
  private value(name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.value(name, type.ofType);
    if (isListType(type)) return Array.from({ length: this.choose(5) }, () => this.value(name, type.ofType));
    const isKnown = (field: { readonly name: string }) => this.ground.has(String(type), field.name);
    if (isEnumType(type)) return this.oneOf(type.getValues().filter(isKnown)).value as unknown;
    if (isInputObjectType(type)) {
      const given = Object.values(type.getFields())
        .filter(isKnown)
        .filter((field) => isNonNullType(field.type) || this.sometimes(2));
      return Object.fromEntries(given.map((field) => [field.name, this.value(field.name, field.type)]));
    }
    switch (type.name) {
      case 'ID':
        return this.oneOf(this.ground.ids);
      case 'Int':
        return 1 + this.choose(4);
      case 'Boolean':
        return this.sometimes(2);
      case 'DateTimeISO':
        return new Date(this.oneOf(['2026-01-31T12:00:00Z', '2026-02-01T00:00:00Z', '1999-12-31T23:59:59Z']));
      case 'LocalDate':
        return this.oneOf(['2026-01-31', '2026-02-01', '1999-12-31']);
      default:
        return this.oneOf(AWKWARD_TEXTS);
    }
  }

  private directive(): string {
    if (!this.sometimes(7)) return '';
    const value = this.sometimes(2);
    const written = this.sometimes(3) ? String(value) : this.condition(value);
    return ` @${this.oneOf(['skip', 'include'])}(if: ${written})`;
  }

  private condition(value: boolean): string {
    if (this.conditions.length > 0 && this.sometimes(2)) return `$${this.oneOf(this.conditions)}`;
    const written = this.variable('b', 'Boolean!', value);
    this.conditions.push(written.slice(1));
    return written;
  }

  private variable(prefix: string, type: string, value: unknown): string {
    const name = this.name(prefix);
    this.define(name, type, value);
    return `$${name}`;
  }

  private define(name: string, type: string, value: unknown): void {
    this.definitions.set(name, type);
    this.variables[name] = value;
  }
}

/** How a client sends a value: enums by their names. */
function asSent(value: unknown, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return asSent(value, type.ofType);
  if (isListType(type)) return (value as unknown[]).map((item) => asSent(item, type.ofType));
  if (isEnumType(type)) return type.serialize(value);
  if (!isInputObjectType(type)) return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, asSent(inner, fields[name]!.type)]),
  );
}

/**
 * All that the API has to say of a row: every field of its type, and of those that it leads to, without arguments. Where
 * it leads back to a type above, only what that says by itself: a document has to stay within its limit of fields.
 */
export function everyField(
  ground: Ground,
  type: GraphQLObjectType,
  depth: number,
  above: readonly GraphQLObjectType[] = [],
): string {
  return `{ __typename ${everyPart(ground, type, depth, above).join(' ')} }`;
}

/** The same in as many selections as the limit of fields asks for. */
export function everyFieldInTurn(ground: Ground, type: GraphQLObjectType, depth: number): string[] {
  const fieldsOf = (text: string): number => text.match(/\w+/g)?.length ?? 0;
  const selections: string[] = [];
  let taken: string[] = [];
  for (const part of everyPart(ground, type, depth, [])) {
    if (fieldsOf(taken.join(' ')) + fieldsOf(part) > MAX_FIELDS - 100) {
      selections.push(`{ __typename ${taken.join(' ')} }`);
      taken = [];
    }
    taken.push(part);
  }
  return [...selections, `{ __typename ${taken.join(' ')} }`];
}

function everyPart(
  ground: Ground,
  type: GraphQLObjectType,
  depth: number,
  above: readonly GraphQLObjectType[],
): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    if (!ground.has(type.name, field.name)) return [];
    const returned = getNamedType(field.type);
    if (!isObjectType(returned)) return isAbstractType(returned) ? [] : [field.name];
    if (depth === 0) return [];
    const page = field.args.some((arg) => arg.name === 'first') ? '(first: 2)' : '';
    const missing = field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    const listDepth = returned.name.endsWith('Connection') || returned.name.endsWith('Edge') ? depth : depth - 1;
    const below = above.includes(returned) || returned === type ? 0 : listDepth;
    return missing ? [] : [`${field.name}${page} ${everyField(ground, returned, below, [...above, type])}`];
  });
}
