import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import { IMPORT_KINDS, IMPORT_STATES, type Import, type ImportKindCode, type ImportState } from './domain/import';

const ImportKindEnum = enumOf('ImportKind', IMPORT_KINDS, 'What a file brought.');
const ImportStateEnum = enumOf('ImportState', IMPORT_STATES, 'What became of an import.', {
  IMPORTED: 'What it added stands.',
  UNDONE: 'Another took back what it added.',
  COMPENSATION: 'It took back what another had added.',
});

@ObjectType('Import', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A file that was imported, or the compensation that took one back whole. It never changes.',
})
export class ImportType
  extends NodeType
  implements
    Pick<Import, 'id' | 'kind' | 'fileName' | 'sha256' | 'mapping' | 'rowsRead' | 'rowsAdded' | 'rowsChanged'>,
    Pick<Import, 'rowsKnown' | 'rowsBad' | 'rowsRemoved' | 'reason' | 'importedAt'>
{
  @Field(() => ImportKindEnum) kind!: ImportKindCode;
  @Field(() => ImportStateEnum) state!: ImportState;
  @Field(() => String, { nullable: true, description: 'As it was given; null for a compensation.' }) fileName!:
    string | null;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file, hexadecimal, to know it by; null for a compensation.',
  })
  sha256!: string | null;
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Which columns said what; of people, the columns there are. Null for a compensation.',
  })
  mapping!: object | null;
  @Field(() => Int, { description: 'Rows of the file below its header: added, changed, known and bad together.' })
  rowsRead!: number;
  @Field(() => Int, { description: 'Rows that came in.' }) rowsAdded!: number;
  @Field(() => Int, { description: 'Rows that changed what was there: of people alone.' }) rowsChanged!: number;
  @Field(() => Int, { description: 'Rows that said what was there already.' }) rowsKnown!: number;
  @Field(() => Int, { description: 'Rows that were set aside in a file of their own, to be mended.' })
  rowsBad!: number;
  @Field(() => Int, { description: 'Rows that a compensation took back; 0 for a file.' }) rowsRemoved!: number;
  @Field(() => ImportType, { nullable: true, description: 'What this compensation took back; null for a file.' })
  undoes!: ImportType | null;
  @Field(() => ImportType, { nullable: true, description: 'What took it back; null while its rows stand.' })
  undoneBy!: ImportType | null;
  @Field(() => String, { nullable: true, description: 'Why a compensation was wanted; null for a file.' })
  reason!: string | null;
  @Field(() => GraphQLISODateTime) importedAt!: Date;
}

export const ImportConnection = connectionType('Import', () => ImportType);
const ImportOrder = orderType('ImportOrder', { IMPORTED_AT: 'IMPORTED_AT' }, 'By time, the latest first by default.');

@InputType()
class ImportFilter {
  @Field(() => [ImportKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: ImportKindCode[];
  @Field(() => [ImportStateEnum], { nullable: true, description: 'In one of these.' }) state?: ImportState[];
}

export const ImportsArgs = listArgs(ImportOrder, ImportFilter);

@InputType()
export class UndoImportInput extends MutationInput {
  @Field(() => ID) importId!: string;
  @Field(() => String, { description: 'Why; it stays on record. 2,000 characters at most.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class UndoImportPayload {
  @Field(() => ImportType, { description: 'The import that was undone.' }) import!: ImportType;
  @Field(() => ImportType, { description: 'What took it back.' }) compensation!: ImportType;
}
export const UndoImportResult = mutationResult('UndoImportResult', () => UndoImportPayload);
