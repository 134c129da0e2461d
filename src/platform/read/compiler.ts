import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  print,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { Fault } from '../../shared/fault';
import type { FieldArguments, FieldScope } from './model';
import type { ReadModels } from './models';
import { jsonObject, literal, type Binding, type Statement } from './statement';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

const keys = new WeakMap<FieldNode, string>();

/**
 * The key under which a field's raw value stands in its parent: its name, and, where it takes arguments, these as they
 * were written, so that one field may stand there several times.
 */
export function treeKey(hasArguments: boolean, node: FieldNode): string {
  if (!hasArguments) return node.name.value;
  let key = keys.get(node);
  if (key === undefined) {
    const written = (node.arguments ?? []).map(({ name, value }) => `${name.value}: ${print(inOneOrder(value))}`);
    key = `${node.name.value}(${written.sort().join(', ')})`;
    keys.set(node, key);
  }
  return key;
}

/** The fields of an input object in the order of their names: written in another order, they say the same. */
function inOneOrder(value: ValueNode): ValueNode {
  if (value.kind === Kind.LIST) return { ...value, values: value.values.map(inOneOrder) };
  if (value.kind !== Kind.OBJECT) return value;
  const fields = value.fields.map((field) => ({ ...field, value: inOneOrder(field.value) }));
  return { ...value, fields: fields.sort((a, b) => (a.name.value < b.name.value ? -1 : 1)) };
}

/** Compiles the selection below a field into the SQL expressions that bring it, for one statement. */
export class Compiler {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly models: ReadModels,
    private readonly fragments: Fragments,
    private readonly statement: Statement,
  ) {}

  /** SQL of the JSON text of one field. */
  field(
    parent: GraphQLObjectType,
    nodes: readonly FieldNode[],
    row: string,
    rowsAbove: (binding: Binding) => number,
  ): string {
    const read = this.models.fieldOf(parent.name, nodes[0]!.name.value);
    return read.sql(this.scope(parent, nodes, row, rowsAbove));
  }

  /**
   * SQL of the JSON text of a row of `type`: what is selected below the nodes.
   * @param more members beside what is selected
   */
  object(
    type: string,
    nodes: readonly FieldNode[],
    alias: string,
    rowsAbove: (binding: Binding) => number,
    more: readonly [key: string, json: string][] = [],
  ): string {
    const objectType = this.schema.getType(type);
    if (!isObjectType(objectType)) throw new Error(`${type} is not an object type of the schema.`);
    const members: [string, string][] = [];
    for (const [key, fieldNodes] of this.collect(objectType, nodes)) {
      if (fieldNodes[0]!.name.value === '__typename') continue;
      members.push([key, this.field(objectType, fieldNodes, alias, rowsAbove)]);
    }
    return jsonObject([...members, ...more]);
  }

  private scope(
    parent: GraphQLObjectType,
    nodes: readonly FieldNode[],
    row: string,
    rowsAbove: (binding: Binding) => number,
  ): FieldScope {
    const field = parent.getFields()[nodes[0]!.name.value]!;
    const returned = getNamedType(field.type);
    return {
      statement: this.statement,
      row,
      field,
      nodes,
      args: argumentsOf(field, nodes[0]!),
      rowsAbove,
      tableOf: (type) => this.models.tableOf(type),
      shown: (type, alias) => this.models.shown(type, alias, this.statement),
      object: (type, alias, more = {}) => {
        // Where an interface was asked for, the executor has to learn which type came.
        const typeName: [string, string][] = isAbstractType(returned)
          ? [['__typename', literal(JSON.stringify(type))]]
          : [];
        return this.object(type, more.nodes ?? nodes, alias, more.rows ?? rowsAbove, typeName);
      },
      inner: (name) => {
        if (!isObjectType(returned)) return undefined;
        const found = [...this.collect(returned, nodes).values()].flat().filter((node) => node.name.value === name);
        return found.length === 0 ? undefined : this.scope(returned, found, row, rowsAbove);
      },
      possibleTypes: () => (isAbstractType(returned) ? this.schema.getPossibleTypes(returned) : [returned]),
    };
  }

  /** The fields selected of a type, by tree key; a field that is skipped by a directive is left out of the statement. */
  private collect(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const node of nodes) if (node.selectionSet) this.collectFrom(type, node.selectionSet, found, spread);
    return found;
  }

  /** @param spread the fragments that are in already: a second time adds nothing, and a chain of them doubles each time */
  private collectFrom(
    type: GraphQLObjectType,
    selections: SelectionSetNode,
    found: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void {
    for (const node of selections.selections) {
      if (!this.isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const hasArguments = (type.getFields()[node.name.value]?.args.length ?? 0) > 0;
        const key = treeKey(hasArguments, node);
        found.set(key, [...(found.get(key) ?? []), node]);
        continue;
      }
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(node.name.value)) continue;
        spread.add(node.name.value);
      }
      const part = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments[node.name.value]! : node;
      const condition = part.typeCondition ? this.schema.getType(part.typeCondition.name.value) : type;
      const applies = condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type));
      if (applies) this.collectFrom(type, part.selectionSet, found, spread);
    }
  }

  private isIncluded(node: SelectionSetNode['selections'][number]): boolean {
    if (!node.directives?.length) return true;
    return this.statement.shape(({ variables }) => {
      const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
      const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
      return skip?.['if'] !== true && include?.['if'] !== false;
    });
  }
}

/** @throws Fault BAD_USER_INPUT for null where a variable that may be null stands for an argument that has a default */
function valuesOf(field: FieldScope['field'], node: FieldNode, { variables }: Binding): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    if (error instanceof GraphQLError) throw new Fault('BAD_USER_INPUT', error.message);
    throw error;
  }
}

function argumentsOf(field: FieldScope['field'], node: FieldNode): FieldArguments {
  let last: { binding: Binding; values: Record<string, unknown> } | undefined;
  return {
    of: (binding) => {
      if (last?.binding !== binding) last = { binding, values: valuesOf(field, node, binding) };
      return last.values;
    },
  };
}
