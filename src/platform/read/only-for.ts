import { forbidden } from '../../shared/fault';
import type { Entered } from '../session';
import type { FieldRead, FieldScope } from './model';

/** Who may read a field. The permission table stands on a higher floor, so its rule comes as an argument. */
export interface Readers {
  readonly allows: (viewer: Entered) => boolean;
  readonly sentence: string;
}

/**
 * A field that some may read. Asked at each run, not only when the statement is compiled: plans are shared by all viewers.
 * For all others the field is a fault with the rule's sentence, FORBIDDEN.
 */
export function onlyFor(readers: Readers, read: FieldRead): FieldRead {
  return {
    ...read,
    sql: (scope: FieldScope) => {
      scope.statement.shape(({ viewer }) => {
        if (!readers.allows(viewer)) throw forbidden(readers.sentence);
        return true;
      });
      return read.sql(scope);
    },
  };
}
