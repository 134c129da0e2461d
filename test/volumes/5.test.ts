import { bindVolume } from './volume';

bindVolume(5);
