import { bindVolume } from './volume';

bindVolume(6);
