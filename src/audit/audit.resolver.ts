import { Args, ArgsType, Field, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import { AuditRecordConnection, AuditRecordFilter, AuditRecordOrder } from './audit.graphql';

@ArgsType()
class AuditRecordsArgs extends PageArgs {
  @Field(() => AuditRecordFilter, { nullable: true }) filter?: AuditRecordFilter;
  @Field(() => AuditRecordOrder, { nullable: true }) orderBy?: InstanceType<typeof AuditRecordOrder>;
}

@Resolver()
export class AuditResolver {
  @Query(() => AuditRecordConnection, { description: 'Who did what, for admins and CX leaders.' })
  auditRecords(@Args(() => AuditRecordsArgs) _args: AuditRecordsArgs): InstanceType<typeof AuditRecordConnection> {
    return compiled();
  }
}
