export { StoryTable } from './story.table';
