import { bindVolume } from './volume';

bindVolume(7);
