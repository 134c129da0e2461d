import type { Governor } from '../audit';
import { answerImport } from '../metrics/answer-import';
import { AnswerService } from '../metrics/answer.service';
import { CustomMetricService } from '../metrics/custom-metric.service';
import { readingImport } from '../metrics/reading-import';
import { ReadingService } from '../metrics/reading.service';
import { SmallestSampleService } from '../metrics/smallest-sample.service';

/** What is measured, and by what. */
export const metricServices = (governor: Governor) => ({
  answers: new AnswerService(governor),
  customMetrics: new CustomMetricService(governor),
  readings: new ReadingService(governor),
  smallestSamples: new SmallestSampleService(governor),
});

/** What files can bring of it. */
export const metricImports = [readingImport, answerImport];
