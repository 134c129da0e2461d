import { GraphQLError, Kind, type ASTVisitor, type ValidationContext } from 'graphql';
import { excerpt } from '../../shared/refusal';

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

/** Inputs are a handful of levels deep; thousands would end in the stack. */
const MOST_LEVELS = 50;

/** @throws GraphQLError BAD_USER_INPUT naming the place of a text in the variables that cannot be kept */
export function refuseMalformedTexts(value: unknown, path = 'variables', levels = MOST_LEVELS): void {
  if (typeof value === 'string') {
    const problem = problemOf(value);
    if (problem) throw badInput(`${path}: the text holds ${problem}.`);
  } else if (typeof value === 'object' && value !== null) {
    if (levels === 0) throw badInput(`${excerpt(path)}: nested more than ${MOST_LEVELS} levels deep.`);
    for (const [key, item] of Object.entries(value)) {
      const place = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
      refuseMalformedTexts(key, place, levels - 1);
      refuseMalformedTexts(item, place, levels - 1);
    }
  }
}

const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
