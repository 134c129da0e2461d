export { inline } from '../../shared/markdown';
