import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { enumOf, MutationInput, mutationResult } from '../platform/graphql/types.graphql';
import type { ShownInactionWeight } from '../scoring/domain/scoring-model';
import { InactionWeightEnum } from '../scoring/inaction-weight.graphql';
import { EXPORT_FORMATS, type ExportedFile, type ExportFormat } from './domain/exported-file';

export const ExportFormatEnum = enumOf('ExportFormat', EXPORT_FORMATS, 'What an export is for.', {
  CSV: 'A spreadsheet: UTF-8 with a byte order mark, RFC 4180, amounts in whole units of the currency. A text that a spreadsheet would take for a formula begins with an apostrophe.',
  JSON: 'A program: amounts in minor units and scores in millionths of a point, as texts, like those of the API.',
});

/** What an export answers with, whatever it is of. */
@ObjectType({ simpleResolvers: true })
export abstract class ExportedFileFields implements ExportedFile {
  @Field(() => String, { description: 'As in `ranking-Retail-2026-11-02.csv`.' }) fileName!: string;
  @Field(() => String, { description: 'As in `text/csv; charset=utf-8`.' }) mediaType!: string;
  @Field(() => String, { description: 'The file itself: save it as it is. The same key has the same for 7 days.' })
  content!: string;
  @Field(() => Int, { description: 'How many rows are in it.' }) rows!: number;
  @Field(() => String, { description: 'SHA-256 of the content, hexadecimal, as the audit has it.' }) sha256!: string;
}

@InputType()
export class ExportRankingInput extends MutationInput {
  @Field(() => ID) portfolioId!: string;
  @Field(() => ExportFormatEnum) format!: ExportFormat;
  @Field(() => InactionWeightEnum, { description: 'The inaction weight that it is ranked at.' })
  inactionWeight: ShownInactionWeight = InactionWeightEnum.ONE;
}
@ObjectType({ simpleResolvers: true })
export class ExportRankingPayload extends ExportedFileFields {
  @Field(() => PortfolioType) portfolio!: PortfolioType;
}
export const ExportRankingResult = mutationResult('ExportRankingResult', () => ExportRankingPayload);
