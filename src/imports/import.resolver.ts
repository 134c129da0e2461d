import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ImportConnection, ImportsArgs, ImportType, UndoImportInput, UndoImportResult } from './import.graphql';
import type { ImportService } from './import.service';

@Resolver()
export class ImportResolver {
  constructor(private readonly importService: ImportService) {}

  @Query(() => ImportType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  import(@Arg('id', () => ID) _id: string): ImportType | null {
    return compiled();
  }

  @Query(() => ImportConnection, { description: 'The files that were imported, and what was undone of them.' })
  imports(@Args(() => ImportsArgs) _args: PageArgs): InstanceType<typeof ImportConnection> {
    return compiled();
  }

  @Mutation(() => UndoImportResult, {
    description:
      'Whoever may import its kind takes back all that an import did, at once: feedback, readings, answers, service contacts and costs are deleted and may be imported again, and the ledger takes back what costs had spent; proposals are withdrawn and estimates deleted, and both may be imported again; people who were added are deactivated, and those who were changed get back what they had. Refused: an import that was undone already, a compensation, feedback that is in use elsewhere, contacts that were disputed, readings, contacts and costs that were corrected since, proposals that were changed since, estimates of others, or on which something rests, people who were changed since or hold something.',
  })
  undoImport(@Arg('input', () => UndoImportInput) input: UndoImportInput, @Ctx() context: RequestContext) {
    return this.importService.undo(callerOf(context), withLocalIds(input, { importId: 'Import' }));
  }
}
