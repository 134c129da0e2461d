import { GraphQLJSON } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType, listArgs, orderType } from '../platform/graphql/types.graphql';
import type { AuditRecord } from './audit-record';

@ObjectType('AuditRecord', {
  simpleResolvers: true,
  description: 'What somebody did to one subject. Records of a subject are chained by their hashes and never change.',
})
export class AuditRecordType implements Pick<AuditRecord, 'subjectKind' | 'action' | 'at' | 'requestId'> {
  @Field(() => String, { description: 'What it was done to: PROPOSAL, INITIATIVE, …' }) subjectKind!: string;
  @Field(() => ID, { description: 'The global id of what it was done to.' }) subjectId!: string;
  @Field(() => Int, { description: "Place in the subject's chain, from 1." }) sequence!: number;
  @Field(() => String, { description: 'As in `proposalFunded`.' }) action!: string;
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => String, { description: 'Ties it to log lines: the `x-request-id` of the request, or one made for it.' })
  requestId!: string;
  @Field(() => GraphQLJSON, { nullable: true, description: 'What it changed, as it was. Ids in it are those of rows.' })
  before!: unknown;
  @Field(() => GraphQLJSON, { nullable: true, description: 'What it changed, as it became.' }) after!: unknown;
  @Field(() => String, { nullable: true, description: 'Why, where somebody was asked or said so.' })
  reason!: string | null;
  @Field(() => AuditRecordType, {
    nullable: true,
    description: 'The record of the erasure that took before, after and reason away; null where nothing was erased.',
  })
  erasedBy!: AuditRecordType | null;
  @Field(() => String, { description: 'SHA-256, hexadecimal.' }) hash!: string;
  @Field(() => String, { description: 'Hash of the record before it; empty for the first.' }) previousHash!: string;
}

export const AuditRecordConnection = connectionType('AuditRecord', () => AuditRecordType);
const AuditRecordOrder = orderType('AuditRecordOrder', { AT: 'AT' }, 'By time, the latest first by default.');

@InputType()
class AuditRecordFilter {
  @Field(() => ID, { nullable: true, description: 'The chain of this subject.' }) subjectId?: string;
  @Field(() => ID, { nullable: true, description: 'What this person did.' }) actorId?: string;
  @Field(() => String, { nullable: true, description: 'Exactly this, as in `proposalFunded`.' }) action?: string;
}

export const AuditRecordsArgs = listArgs(AuditRecordOrder, AuditRecordFilter);
