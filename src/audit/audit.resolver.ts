import { Args, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { AuditRecordConnection, AuditRecordsArgs } from './audit.graphql';

@Resolver()
export class AuditResolver {
  @Query(() => AuditRecordConnection, { description: 'Who did what, for admins and CX leaders.' })
  auditRecords(@Args(() => AuditRecordsArgs) _args: PageArgs): InstanceType<typeof AuditRecordConnection> {
    return compiled();
  }
}
