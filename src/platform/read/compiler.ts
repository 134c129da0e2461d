import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
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
} from 'graphql';
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
    key = `${node.name.value}(${(node.arguments ?? []).map(print).sort().join(', ')})`;
    keys.set(node, key);
  }
  return key;
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

  /** SQL of the JSON text of a row of `type`: what is selected below the nodes. */
  object(type: string, nodes: readonly FieldNode[], alias: string, rowsAbove: (binding: Binding) => number): string {
    const objectType = this.schema.getType(type);
    if (!isObjectType(objectType)) throw new Error(`${type} is not an object type of the schema.`);
    const members: [string, string][] = [];
    for (const [key, fieldNodes] of this.collect(objectType, nodes)) {
      if (fieldNodes[0]!.name.value === '__typename') continue;
      members.push([key, this.field(objectType, fieldNodes, alias, rowsAbove)]);
    }
    // Where an interface was asked for, the executor has to learn which type came.
    if (objectType.getInterfaces().length > 0) members.push(['__typename', literal(JSON.stringify(type))]);
    return jsonObject(members);
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
      object: (type, alias, more = {}) => this.object(type, more.nodes ?? nodes, alias, more.rows ?? rowsAbove),
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
    for (const node of nodes) if (node.selectionSet) this.collectFrom(type, node.selectionSet, found);
    return found;
  }

  private collectFrom(type: GraphQLObjectType, selections: SelectionSetNode, found: Map<string, FieldNode[]>): void {
    for (const node of selections.selections) {
      if (!this.isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const hasArguments = (type.getFields()[node.name.value]?.args.length ?? 0) > 0;
        const key = treeKey(hasArguments, node);
        found.set(key, [...(found.get(key) ?? []), node]);
        continue;
      }
      const part = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments[node.name.value]! : node;
      const condition = part.typeCondition ? this.schema.getType(part.typeCondition.name.value) : type;
      const applies = condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type));
      if (applies) this.collectFrom(type, part.selectionSet, found);
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

function argumentsOf(field: FieldScope['field'], node: FieldNode): FieldArguments {
  let last: { binding: Binding; values: Record<string, unknown> } | undefined;
  return {
    of: (binding) => {
      if (last?.binding !== binding) last = { binding, values: getArgumentValues(field, node, binding.variables) };
      return last.values;
    },
  };
}
