import { bindVolume } from './volume';

bindVolume(4);
