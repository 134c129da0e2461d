import { GraphQLError, Kind, type ASTVisitor, type ValidationContext } from 'graphql';

/** What PostgreSQL cannot keep: it errors on a NUL, and a lone surrogate would silently become another character. */
const problemOf = (text: string): string | undefined => {
  if (text.includes('\0')) return 'a NUL character';
  return text.isWellFormed() ? undefined : 'a lone surrogate (half a character)';
};

/** Validation rule: no text literal of the document holds what cannot be kept. */
export const wellFormedLiterals = (context: ValidationContext): ASTVisitor => ({
  [Kind.STRING]: (node) => {
    const problem = problemOf(node.value);
    if (problem) context.reportError(new GraphQLError(`A text holds ${problem}.`, { nodes: node }));
  },
});

/** @throws GraphQLError BAD_USER_INPUT naming the place of a text in the variables that cannot be kept */
export function refuseMalformedTexts(value: unknown, path = 'variables'): void {
  if (typeof value === 'string') {
    const problem = problemOf(value);
    if (!problem) return;
    const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
    throw new GraphQLError(`${path}: the text holds ${problem}.`, { extensions });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => refuseMalformedTexts(item, `${path}[${index}]`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      refuseMalformedTexts(key, `${path}.${key}`);
      refuseMalformedTexts(item, `${path}.${key}`);
    }
  }
}
