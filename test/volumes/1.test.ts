import { bindVolume } from './volume';

bindVolume(1);
