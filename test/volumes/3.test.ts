import { bindVolume } from './volume';

bindVolume(3);
