import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Fields within fields: what people write ends at ten, and the introspection of tools at fifteen. */
export const MAX_DEPTH = 30;
/** Fields of an operation, those of a fragment counted wherever it is spread. */
export const MAX_FIELDS = 5_000;

interface Extent {
  readonly depth: number;
  readonly fields: number;
}

/**
 * Validation rule: no operation is deeper or larger than one that somebody could mean. A few fragments that spread one
 * another twice stand for millions of fields, and each level of depth is one of the call stack.
 */
export const limitedSelections = (context: ValidationContext): ASTVisitor => {
  const measured = new Map<FragmentDefinitionNode, Extent>();
  const extentOf = (name: string): Extent => {
    const fragment = context.getFragment(name);
    if (!fragment) return { depth: 0, fields: 0 };
    const known = measured.get(fragment);
    if (known) return known;
    // A fragment within itself is an error of its own: here it ends.
    measured.set(fragment, { depth: 0, fields: 0 });
    const extent = measure(fragment.selectionSet, extentOf, 0);
    measured.set(fragment, extent);
    return extent;
  };
  return {
    [Kind.OPERATION_DEFINITION]: (operation) => {
      const { depth, fields } = measure(operation.selectionSet, extentOf, 0);
      const problem =
        depth > MAX_DEPTH
          ? `The selection is more than ${MAX_DEPTH} fields deep.`
          : fields > MAX_FIELDS
            ? `The selection has more than ${MAX_FIELDS} fields.`
            : undefined;
      if (problem) context.reportError(new GraphQLError(problem, { nodes: operation }));
    },
  };
};

function measure({ selections }: SelectionSetNode, extentOf: (name: string) => Extent, level: number): Extent {
  let [depth, fields] = [0, 0];
  for (const selection of selections) {
    const own = selection.kind === Kind.FIELD ? 1 : 0;
    // Deep enough to be refused: the rest of it need not be looked at, on a stack that is not endless.
    if (level + own > MAX_DEPTH) return { depth: MAX_DEPTH + 1, fields };
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? extentOf(selection.name.value)
        : selection.selectionSet
          ? measure(selection.selectionSet, extentOf, level + own)
          : { depth: 0, fields: 0 };
    depth = Math.max(depth, inner.depth + own);
    fields += inner.fields + own;
  }
  return { depth, fields };
}
